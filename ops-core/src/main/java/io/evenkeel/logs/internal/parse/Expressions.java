package io.evenkeel.logs.internal.parse;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.evenkeel.audit.RegexShape;

/** Compiles expressions that people write (RE2: linear in the text, whatever they wrote). Pure. */
final class Expressions {
    static final int LONGEST = 1000;

    /** Steps of the compiled expression: what a character costs at most is in proportion. */
    static final int MOST_STEPS = 3000;

    private Expressions() {}

    /** @throws ExpressionError saying what is wrong with it and where */
    static Pattern compiled(String expression) {
        if (expression.isEmpty() || expression.length() > LONGEST) {
            throw new ExpressionError("An expression has 1 to " + LONGEST + " characters.");
        }
        RegexShape shape = RegexShape.of(expression);
        if (!shape.isBounded()) {
            throw tooLarge();
        }
        Pattern pattern;
        try {
            pattern = Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new ExpressionError("Column " + (place(expression, shape, e) + 1) + ": " + e.getDescription() + ".");
        }
        if (pattern.programSize() > MOST_STEPS) {
            throw tooLarge();
        }
        return pattern;
    }

    private static ExpressionError tooLarge() {
        return new ExpressionError("Its repetitions, written out, are too long: take smaller counts in { }.");
    }

    /** From 0. The library says which piece is wrong, but of a bracket that is not closed. */
    private static int place(String expression, RegexShape shape, PatternSyntaxException e) {
        if (shape.unclosed() >= 0 && e.getDescription().startsWith("missing closing )")) {
            return shape.unclosed();
        }
        int found = expression.indexOf(e.getPattern());
        return Math.max(0, found);
    }
}
