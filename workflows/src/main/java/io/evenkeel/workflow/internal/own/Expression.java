package io.evenkeel.workflow.internal.own;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle may ask of its variables: names, literals, comparison, {@code and}, {@code or}, {@code not} and brackets.
 * There is nothing to call and nothing to reach into. Immutable; pure.
 */
sealed interface Expression {

    /** @throws WrongExpression if it is anything else */
    static Expression parse(String text) {
        return new ExpressionParser(text).whole();
    }

    /** Unknown names are null. */
    @Nullable
    Object value(Map<String, Object> variables);

    void addNames(Set<String> into);

    default Set<String> names() {
        Set<String> names = new TreeSet<>();
        addNames(names);
        return names;
    }

    /** Null, and whatever is not a truth, is false: what cannot be decided is never yes. */
    default boolean holds(Map<String, Object> variables) {
        return Boolean.TRUE.equals(value(variables));
    }

    /** Says where it goes wrong. */
    final class WrongExpression extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WrongExpression(String sentence) {
            super(sentence);
        }
    }

    /** The signs of comparison. */
    enum Sign {
        EQUAL,
        UNEQUAL,
        LESS,
        AT_MOST,
        MORE,
        AT_LEAST
    }

    record Literal(@Nullable Object value) implements Expression {
        @Override
        public @Nullable Object value(Map<String, Object> variables) {
            return value;
        }

        @Override
        public void addNames(Set<String> into) {}
    }

    record Name(String name) implements Expression {
        @Override
        public @Nullable Object value(Map<String, Object> variables) {
            return variables.get(name);
        }

        @Override
        public void addNames(Set<String> into) {
            into.add(name);
        }
    }

    record Not(Expression of) implements Expression {
        @Override
        public @Nullable Object value(Map<String, Object> variables) {
            return !of.holds(variables);
        }

        @Override
        public void addNames(Set<String> into) {
            of.addNames(into);
        }
    }

    /** @param all else one of both is enough */
    record Both(boolean all, Expression left, Expression right) implements Expression {
        @Override
        public @Nullable Object value(Map<String, Object> variables) {
            return all
                    ? left.holds(variables) && right.holds(variables)
                    : left.holds(variables) || right.holds(variables);
        }

        @Override
        public void addNames(Set<String> into) {
            left.addNames(into);
            right.addNames(into);
        }
    }

    record Comparison(Sign sign, Expression left, Expression right) implements Expression {
        @Override
        public @Nullable Object value(Map<String, Object> variables) {
            Object one = comparable(left.value(variables));
            Object other = comparable(right.value(variables));
            return switch (sign) {
                case EQUAL -> same(one, other);
                case UNEQUAL -> !same(one, other);
                case LESS -> ordered(one, other, -1, -1);
                case AT_MOST -> ordered(one, other, -1, 0);
                case MORE -> ordered(one, other, 1, 1);
                case AT_LEAST -> ordered(one, other, 0, 1);
            };
        }

        private static boolean same(@Nullable Object one, @Nullable Object other) {
            if (one instanceof BigDecimal number && other instanceof BigDecimal another) {
                return number.compareTo(another) == 0;
            }
            return one == null ? other == null : one.equals(other);
        }

        /** Things of different kinds have no order. */
        private static boolean ordered(@Nullable Object one, @Nullable Object other, int least, int most) {
            int order;
            if (one instanceof BigDecimal number && other instanceof BigDecimal another) {
                order = number.compareTo(another);
            } else if (one instanceof String text && other instanceof String another) {
                order = text.compareTo(another);
            } else {
                return false;
            }
            int sign = Integer.signum(order);
            return sign >= least && sign <= most;
        }

        private static @Nullable Object comparable(@Nullable Object value) {
            return switch (value) {
                case null -> null;
                case Double number when number.isNaN() || number.isInfinite() -> null;
                case Number number -> new BigDecimal(number.toString());
                case Instant instant -> instant.toString();
                default -> value;
            };
        }

        @Override
        public void addNames(Set<String> into) {
            left.addNames(into);
            right.addNames(into);
        }
    }
}
