package io.evenkeel.alerting.internal.template;

import io.evenkeel.alerting.internal.template.Template.Part;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The functions of templates. They word numbers as Prometheus words them. */
enum Wording {
    HUMANIZE("humanize"),
    HUMANIZE1024("humanize1024"),
    HUMANIZE_DURATION("humanizeDuration"),
    HUMANIZE_PERCENTAGE("humanizePercentage"),
    PRINTF("printf"),
    TITLE("title"),
    TO_UPPER("toUpper"),
    TO_LOWER("toLower");

    private final String word;

    Wording(String word) {
        this.word = word;
    }

    static Optional<Wording> of(String word) {
        return Arrays.stream(values()).filter(w -> w.word.equals(word)).findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(Wording::word).collect(Collectors.joining(", "));
    }

    String word() {
        return word;
    }

    /** @throws IllegalArgumentException if an operand is not what the function takes */
    Object of(List<Object> operands) {
        Object last = operands.getLast();
        return switch (this) {
            case HUMANIZE -> Numbers.humanize(number(last));
            case HUMANIZE1024 -> Numbers.humanize1024(number(last));
            case HUMANIZE_DURATION -> Numbers.duration(number(last));
            case HUMANIZE_PERCENTAGE -> Numbers.significant(number(last) * 100, 4) + "%";
            case PRINTF -> Formats.format(String.valueOf(operands.getFirst()), operands.subList(1, operands.size()));
            case TITLE -> title(shown(last));
            case TO_UPPER -> shown(last).toUpperCase(Locale.ROOT);
            case TO_LOWER -> shown(last).toLowerCase(Locale.ROOT);
        };
    }

    static void checkFormat(int at, List<Part> operands) {
        if (!(operands.getFirst() instanceof Part.Fixed(String format))) {
            throw new TemplateError(at, "the first operand of printf is a text");
        }
        Formats.problem(format, operands.size() - 1).ifPresent(sentence -> {
            throw new TemplateError(at, sentence);
        });
    }

    static double number(Object operand) {
        try {
            return operand instanceof Double d ? d : Double.parseDouble(operand.toString());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + operand + "\" is not a number", e);
        }
    }

    static String shown(Object value) {
        return value instanceof Double d ? Numbers.shortest(d) : value.toString();
    }

    private static String title(String text) {
        var out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++) {
            if (i == 0 || Character.isWhitespace(out.charAt(i - 1))) {
                out.setCharAt(i, Character.toTitleCase(out.charAt(i)));
            }
        }
        return out.toString();
    }
}
