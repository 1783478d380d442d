package io.evenkeel.workflow.internal.own;

import io.evenkeel.workflow.internal.own.Expression.WrongExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A text with {@code ${…}} in it, each an {@link Expression}. Immutable; pure. */
record Template(List<Object> parts) {
    private static final int LONGEST = 4_000;

    Template {
        parts = List.copyOf(parts);
    }

    /** @throws WrongExpression if one of its expressions is no {@link Expression}, or does not end */
    static Template parse(String text) {
        if (text.length() > LONGEST) {
            throw new WrongExpression("it is longer than " + LONGEST + " characters");
        }
        if (text.contains("#{")) {
            throw new WrongExpression("#{ } is not known here; write ${ }");
        }
        List<Object> parts = new ArrayList<>();
        int at = 0;
        for (int begin = text.indexOf("${"); begin >= 0; begin = text.indexOf("${", at)) {
            int end = text.indexOf('}', begin);
            if (end < 0) {
                throw new WrongExpression("a ${ has no }");
            }
            parts.add(text.substring(at, begin));
            parts.add(Expression.parse(text.substring(begin + 2, end)));
            at = end + 1;
        }
        parts.add(text.substring(at));
        return new Template(parts);
    }

    boolean isFixed() {
        return parts.size() == 1;
    }

    /** Whole, where it is nothing but one expression; else as text, where what is unknown is empty. */
    @Nullable
    Object value(Map<String, Object> variables) {
        boolean one = parts.size() == 3
                && String.valueOf(parts.getFirst()).isBlank()
                && String.valueOf(parts.getLast()).isBlank();
        return one && parts.get(1) instanceof Expression only ? only.value(variables) : text(variables);
    }

    String text(Map<String, Object> variables) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            Object value = part instanceof Expression expression ? expression.value(variables) : part;
            text.append(value == null ? "" : value);
        }
        return text.toString();
    }
}
