package io.evenkeel.resource.internal;

import io.evenkeel.identity.Role;
import io.evenkeel.identity.Teams;
import io.evenkeel.resource.ResourceKind;
import io.evenkeel.resource.ResourceKind.Idle;
import io.evenkeel.telemetry.PromQl;
import io.evenkeel.telemetry.PromQlError;
import io.evenkeel.workflow.Callbacks;
import io.evenkeel.workflow.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What an entry of the catalogue may say; refuses the first field that is wrong. */
@Component
class KindChecks {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final BigDecimal HIGHEST_PRICE = new BigDecimal("10000000");
    private static final int LONGEST_WORDS = 100;
    private static final int LONGEST_STEP = 300;
    private static final int MOST_STEPS = 20;
    private static final int LONGEST_EXPRESSION = 1_000;

    private final Teams teams;
    private final Callbacks callbacks;

    KindChecks(Teams teams, Callbacks callbacks) {
        this.teams = teams;
        this.callbacks = callbacks;
    }

    ResourceKind checked(ResourceKind given) {
        must(ID.matcher(given.id()).matches(), "An id has 1 to 40 of a-z, 0-9 and -.", "id");
        must(CURRENCY.matcher(given.currency()).matches(), "A currency has three letters, such as CNY.", "currency");
        must(
                given.price().signum() >= 0 && given.price().compareTo(HIGHEST_PRICE) <= 0,
                "A price lies between 0 and 10,000,000.",
                "price");
        within(given.mostAtOnce(), 1, 100_000, "mostAtOnce");
        within(given.longestDays(), 1, 3_660, "longestDays");
        within(given.graceDays(), 0, 90, "graceDays");
        within(given.mostOfPerson(), 0, 1_000_000, "mostOfPerson");
        within(given.mostOfTeam(), 0, 1_000_000, "mostOfTeam");
        within(given.answerWithin().toMinutes(), 1, 43_200, "answerMinutes");
        must(
                teams.find(given.provideGroup()).isPresent() || isRole(given.provideGroup()),
                "There is no team or role " + given.provideGroup() + " that could provide it.",
                "provideGroup");
        must(given.checklist().size() <= MOST_STEPS, "A checklist has at most " + MOST_STEPS + " steps.", "checklist");
        given.hook().ifPresent(hook -> callbacks.mustBeCallable(hook, "hook"));
        given.idle().ifPresent(KindChecks::mustBeRule);
        return new ResourceKind(
                given.id(),
                words(given.name(), "name", LONGEST_WORDS),
                words(given.unit(), "unit", LONGEST_WORDS),
                given.price().setScale(2, RoundingMode.HALF_UP),
                given.currency(),
                given.mostAtOnce(),
                given.longestDays(),
                given.graceDays(),
                given.mostOfPerson(),
                given.mostOfTeam(),
                given.itemKind(),
                given.provideGroup(),
                checklist(given.checklist()),
                given.hook(),
                given.answerWithin(),
                given.idle(),
                given.offered(),
                given.version());
    }

    private static List<Words> checklist(List<Words> given) {
        return given.stream()
                .map(step -> words(step, "checklist", LONGEST_STEP))
                .toList();
    }

    private static boolean isRole(String group) {
        return Stream.of(Role.values()).map(Teams::groupOf).anyMatch(group::equals);
    }

    private static Words words(Words given, String field, int longest) {
        return new Words(Applying.text(given.en(), field, longest), Applying.text(given.zh(), field, longest));
    }

    private static void mustBeRule(Idle idle) {
        within(idle.days(), 1, 90, "idleDays");
        must(
                idle.expression().length() <= LONGEST_EXPRESSION,
                "An expression has at most " + LONGEST_EXPRESSION + " characters.",
                "idleExpression");
        Optional<String> wrong = wrong(idle.expression());
        must(wrong.isEmpty(), wrong.orElse(""), "idleExpression");
    }

    private static Optional<String> wrong(String expression) {
        try {
            PromQl parsed = PromQl.parse(expression);
            return parsed.threshold().isPresent()
                    ? Optional.empty()
                    : Optional.of("The expression compares with a number, so that it has a value only while it is idle,"
                            + " as in rate(x[1h]) < 5.");
        } catch (PromQlError e) {
            return Optional.of("The expression cannot be read: " + e.getMessage());
        }
    }

    private static void within(long given, long least, long most, String field) {
        must(given >= least && given <= most, "Between %,d and %,d, not %,d.".formatted(least, most, given), field);
    }

    private static void must(boolean holds, String sentence, String field) {
        if (!holds) {
            throw ResourceSentences.invalid(sentence, field);
        }
    }
}
