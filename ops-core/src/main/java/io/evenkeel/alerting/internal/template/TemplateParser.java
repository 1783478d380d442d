package io.evenkeel.alerting.internal.template;

import io.evenkeel.alerting.internal.template.Template.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a template. Used once. */
final class TemplateParser {

    private static final int LONGEST = 10_000;
    private static final Pattern WORD =
            Pattern.compile("\\s*(?:(?<string>\"(?:[^\"\\\\\\n]|\\\\.)*\"|`[^`]*`)|(?<number>-?[0-9]+(?:\\.[0-9]+)?)"
                    + "|(?<operand>[$.][\\w.]*)|(?<name>[A-Za-z_]\\w*)|(?<pipe>\\|))");
    private static final Pattern LABEL = Pattern.compile("(?:\\$labels|\\.Labels)\\.([A-Za-z_]\\w*)");

    private final String text;
    private final List<Part> parts = new ArrayList<>();

    TemplateParser(String text) {
        if (text.length() > LONGEST) {
            throw new TemplateError(0, "the template has more than %,d characters".formatted(LONGEST));
        }
        this.text = text;
    }

    List<Part> read() {
        int at = 0;
        boolean trim = false;
        for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", at)) {
            boolean trimBefore = text.startsWith("{{- ", open);
            plain(text.substring(at, open), trim, trimBefore);
            int close = text.indexOf("}}", open + 2);
            if (close < 0) {
                throw new TemplateError(open, "\"{{\" is not closed; expected \"}}\"");
            }
            trim = text.startsWith(" -}}", close - 2);
            parts.add(action(open + (trimBefore ? 3 : 2), close - (trim ? 1 : 0)));
            at = close + 2;
        }
        plain(text.substring(at), trim, false);
        return List.copyOf(parts);
    }

    private void plain(String piece, boolean trimStart, boolean trimEnd) {
        String trimmed = trimStart ? piece.stripLeading() : piece;
        trimmed = trimEnd ? trimmed.stripTrailing() : trimmed;
        if (!trimmed.isEmpty()) {
            parts.add(new Part.Fixed(trimmed));
        }
    }

    /** {@code function operand … | function operand …}: what stands before a pipe is the last operand behind it. */
    private Part action(int from, int to) {
        Matcher word = WORD.matcher(text).region(from, to);
        Optional<Part> piped = Optional.empty();
        int at = from;
        while (true) {
            var command = new ArrayList<Part>();
            Optional<Wording> wording = Optional.empty();
            int start = at;
            boolean more = false;
            while (!more && !text.substring(at, to).isBlank()) {
                if (!word.region(at, to).lookingAt()) {
                    throw new TemplateError(at, "\"" + text.substring(at, to).strip() + "\" is not understood here");
                }
                more = word.group("pipe") != null;
                if (word.group("name") != null) {
                    wording = Optional.of(wording(word, command.isEmpty() && wording.isEmpty()));
                } else if (!more) {
                    command.add(operand(word));
                }
                at = word.end();
            }
            piped.ifPresent(command::add);
            piped = Optional.of(combine(start, wording, command, piped.isPresent()));
            if (!more) {
                return piped.get();
            }
        }
    }

    private static Part combine(int at, Optional<Wording> wording, List<Part> operands, boolean piped) {
        if (wording.isPresent()) {
            Wording function = wording.get();
            if (operands.size() < 1 || (function != Wording.PRINTF && operands.size() > 1)) {
                throw new TemplateError(at, function.word() + " takes one operand");
            }
            if (function == Wording.PRINTF) {
                Wording.checkFormat(at, operands);
            }
            return new Part.Call(function, List.copyOf(operands));
        }
        if (operands.size() != 1 || piped) {
            throw new TemplateError(at, "expected a label, $value, a text, a number, or a function with its operand");
        }
        return operands.getFirst();
    }

    private static Wording wording(Matcher word, boolean first) {
        String name = word.group("name");
        Optional<Wording> known = Wording.of(name);
        if (!first || known.isEmpty()) {
            throw new TemplateError(
                    word.start("name"),
                    "\"" + name + "\" is not understood here; known functions are " + Wording.words());
        }
        return known.get();
    }

    private static Part operand(Matcher word) {
        String string = word.group("string");
        if (string != null) {
            return new Part.Fixed(unquoted(string));
        }
        String number = word.group("number");
        if (number != null) {
            return new Part.Fixed(Double.valueOf(number));
        }
        String operand = word.group("operand");
        if (operand.equals("$value") || operand.equals(".Value")) {
            return new Part.Value();
        }
        Matcher label = LABEL.matcher(operand);
        if (!label.matches()) {
            throw new TemplateError(
                    word.start("operand"),
                    "\"" + operand + "\" is not understood here; known are $labels.NAME and $value");
        }
        return new Part.Label(label.group(1));
    }

    private static String unquoted(String string) {
        String inside = string.substring(1, string.length() - 1);
        return string.startsWith("`")
                ? inside
                : inside.replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
    }
}
