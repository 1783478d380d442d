package io.evenkeel.workflow.internal.own;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the step "webhook" of an uploaded model says. Pure. */
final class WebhookWords {
    private static final Duration USUAL = Duration.ofDays(1);
    private static final int MOST_FIELDS = 30;
    private static final int LONGEST_URL = 2_000;

    private WebhookWords() {}

    /** What is wrong with one of its properties, if anything is. */
    static Optional<String> wrong(String name, String value) {
        if (Spaces.mentionsExpression(value)) {
            // Whoever starts the process would choose who is called, or what is taken.
            return Optional.of("The property " + name + " of a webhook has no expression.");
        }
        boolean fine = switch (name) {
            case "url" -> isAddress(value.strip());
            case "fields" -> areNames(value, Spaces.VARIABLE.asMatchPredicate());
            case "answers" -> areNames(value, Spaces::settable);
            case "within" -> StepCheck.isDuration(value.strip());
            default -> true;
        };
        return fine ? Optional.empty() : Optional.of(sentence(name));
    }

    private static String sentence(String name) {
        return switch (name) {
            case "url" -> "The url of a webhook is a whole address such as https://provision.example.org/orders.";
            case "within" -> "within is a duration such as PT2H or P3D, from a minute to 366 days.";
            default ->
                name + " is a list of at most " + MOST_FIELDS + " fields, such as what, price; or may not be set.";
        };
    }

    private static boolean isAddress(String text) {
        try {
            URI address = URI.create(text);
            return text.length() <= LONGEST_URL
                    && Set.of("https", "http").contains(String.valueOf(address.getScheme()))
                    && address.getHost() != null
                    && address.getRawUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean areNames(String text, java.util.function.Predicate<String> isName) {
        Set<String> names = names(text);
        return names.size() <= MOST_FIELDS && names.stream().allMatch(isName);
    }

    /** Of a list with commas. */
    static Set<String> names(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    static Duration within(String text) {
        return text.isBlank() ? USUAL : Duration.parse(text.strip());
    }
}
