package io.evenkeel.logs.internal.parse;

/**
 * The longest text that stands in every line that an expression matches, so that most lines are told apart without the
 * expression. Looks at what stands outside of brackets only. Pure.
 */
final class Needle {
    private final String text;
    private final StringBuilder run = new StringBuilder();
    private String best = "";
    private int at;

    private Needle(String expression) {
        this.text = expression;
    }

    /** Empty where nothing is sure. */
    static String of(String expression) {
        Needle needle = new Needle(expression);
        return needle.isFound() ? needle.best : "";
    }

    /** @return false where nothing can be said of it */
    private boolean isFound() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            boolean sure = switch (c) {
                case '|' -> false;
                case '\\' -> escaped();
                case '(' -> group();
                case '[' -> skipClass();
                case '.', '^', '$', ')', ']', '}' -> end();
                case '+' -> end();
                case '*', '?', '{' -> unsure(c);
                default -> {
                    run.append(c);
                    yield true;
                }
            };
            if (!sure) {
                return false;
            }
        }
        return end();
    }

    private boolean end() {
        if (run.length() > best.length()) {
            best = run.toString();
        }
        run.setLength(0);
        return true;
    }

    /** What stands before may not be there at all. */
    private boolean unsure(char c) {
        if (!run.isEmpty()) {
            boolean pair = Character.isLowSurrogate(run.charAt(run.length() - 1)) && run.length() > 1;
            run.setLength(run.length() - (pair ? 2 : 1));
        }
        if (c == '{') {
            int close = text.indexOf('}', at);
            if (close > 0 && text.substring(at, close).matches("[0-9,]*")) {
                at = close + 1;
            }
        }
        return end();
    }

    /** An escaped sign is that sign; letters are classes and edges, and some take more behind them. */
    private boolean escaped() {
        if (at == text.length()) {
            return false;
        }
        char c = text.charAt(at++);
        if (c < 128 && !Character.isLetterOrDigit(c)) {
            run.append(c);
            return true;
        }
        return "dDsSwWbB".indexOf(c) >= 0 && end();
    }

    /** Nothing within a group is looked at; a switch such as (?i) makes all behind it unsure. */
    private boolean group() {
        boolean plain = !text.startsWith("?", at)
                || text.startsWith("?:", at)
                || text.startsWith("?<", at)
                || text.startsWith("?P<", at);
        if (!plain) {
            return false;
        }
        end();
        int depth = 1;
        while (at < text.length() && depth > 0) {
            char c = text.charAt(at++);
            if (c == '\\') {
                if (text.startsWith("Q", at)) {
                    return false;
                }
                at++;
            } else if (c == '[') {
                skipClass();
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            }
        }
        return true;
    }

    private boolean skipClass() {
        end();
        int from = text.startsWith("^", at) ? at + 1 : at;
        at = from;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\\') {
                at++;
            } else if (text.startsWith("[:", at - 1)) {
                int close = text.indexOf(":]", at);
                at = close < 0 ? at : close + 2;
            } else if (c == ']' && at - 1 > from) {
                return true;
            }
        }
        return true;
    }
}
