package io.evenkeel.alerting.internal.template;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The formats of {@code printf} that are understood: {@code %s %v %f %g %e %%}, with width and precision. */
final class Formats {

    private static final Pattern VERB =
            Pattern.compile("%(?<flags>[-+0 ]*)(?<width>\\d{0,3})(?:\\.(?<digits>\\d{1,2}))?(?<verb>.?)");

    private Formats() {}

    /** What is wrong with a format that is given so many operands, if something is. */
    static Optional<String> problem(String format, int operands) {
        Matcher verb = VERB.matcher(format);
        int verbs = 0;
        while (verb.find()) {
            switch (verb.group("verb")) {
                case "%" -> {}
                case "s", "v", "f", "g", "e" -> verbs++;
                default -> {
                    return Optional.of("printf knows %s, %v, %f, %g, %e and %%, not \"" + verb.group() + "\"");
                }
            }
        }
        return verbs == operands
                ? Optional.empty()
                : Optional.of("the format of printf has " + verbs + " places, but " + operands + " operands are given");
    }

    static String format(String format, List<Object> operands) {
        Matcher verb = VERB.matcher(format);
        var out = new StringBuilder();
        int next = 0;
        while (verb.find()) {
            String filled = verb.group("verb").equals("%") ? "%" : place(verb, operands.get(next++));
            verb.appendReplacement(out, Matcher.quoteReplacement(filled));
        }
        return verb.appendTail(out).toString();
    }

    private static String place(Matcher verb, Object operand) {
        String flags = verb.group("flags");
        String width = verb.group("width");
        String digits = verb.group("digits");
        String text = switch (verb.group("verb")) {
            case "f" -> Numbers.fixed(Wording.number(operand), digits(digits));
            case "e" -> Numbers.scientific(Wording.number(operand), digits(digits));
            case "g" ->
                digits == null
                        ? Numbers.shortest(Wording.number(operand))
                        : Numbers.significant(Wording.number(operand), Math.max(1, Integer.parseInt(digits)));
            default -> Wording.shown(operand);
        };
        if (flags.contains("+") && operand instanceof Double d && d >= 0 && !text.startsWith("+")) {
            text = "+" + text;
        }
        int pad = width.isEmpty() ? 0 : Integer.parseInt(width) - text.length();
        if (pad <= 0) {
            return text;
        }
        if (flags.contains("-")) {
            return text + " ".repeat(pad);
        }
        return flags.contains("0") && operand instanceof Double ? zeros(text, pad) : " ".repeat(pad) + text;
    }

    private static String zeros(String text, int pad) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        return (signed ? text.substring(0, 1) : "") + "0".repeat(pad) + (signed ? text.substring(1) : text);
    }

    private static int digits(@Nullable String digits) {
        return digits == null ? 6 : Integer.parseInt(digits);
    }
}
