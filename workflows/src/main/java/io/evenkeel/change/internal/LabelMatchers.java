package io.evenkeel.change.internal;

import io.evenkeel.inventory.ItemLabels.Way;
import io.evenkeel.telemetry.Matcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Matchers of a silence from the labels that name an item. Pure. */
final class LabelMatchers {
    private static final String SPECIAL = "\\.+*?()|[]{}^$";

    private LabelMatchers() {}

    static List<Matcher> of(Way way) {
        List<Matcher> matchers = new ArrayList<>();
        way.equal()
                .forEach((label, value) -> matchers.add(
                        way.anyCase() && label.equals("host")
                                ? new Matcher(label, Matcher.Kind.REGEX, "(?i:" + quoted(value) + ")")
                                : new Matcher(label, Matcher.Kind.EQUAL, value)));
        if (!way.otherInstances().isEmpty()) {
            matchers.add(new Matcher(
                    "instance",
                    Matcher.Kind.NOT_REGEX,
                    String.join(
                            "|",
                            way.otherInstances().stream()
                                    .sorted()
                                    .map(LabelMatchers::quoted)
                                    .toList())));
        }
        return matchers.stream().sorted(Comparator.comparing(Matcher::label)).toList();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (SPECIAL.indexOf(letter) >= 0) {
                quoted.append('\\');
            }
            quoted.append(letter);
        }
        return quoted.toString();
    }
}
