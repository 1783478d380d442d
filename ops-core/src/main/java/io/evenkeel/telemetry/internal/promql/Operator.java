package io.evenkeel.telemetry.internal.promql;

import java.util.Locale;
import java.util.Optional;

/** What stands between two operands. A higher strength binds closer. */
enum Operator {
    OR("or", 1, Sort.SET),
    AND("and", 2, Sort.SET),
    UNLESS("unless", 2, Sort.SET),
    EQUAL("==", 3, Sort.COMPARISON),
    NOT_EQUAL("!=", 3, Sort.COMPARISON),
    LESS("<", 3, Sort.COMPARISON),
    LESS_OR_EQUAL("<=", 3, Sort.COMPARISON),
    GREATER(">", 3, Sort.COMPARISON),
    GREATER_OR_EQUAL(">=", 3, Sort.COMPARISON),
    PLUS("+", 4, Sort.ARITHMETIC),
    MINUS("-", 4, Sort.ARITHMETIC),
    TIMES("*", 5, Sort.ARITHMETIC),
    DIVIDE("/", 5, Sort.ARITHMETIC),
    MODULO("%", 5, Sort.ARITHMETIC),
    ATAN2("atan2", 5, Sort.ARITHMETIC),
    POWER("^", 6, Sort.ARITHMETIC);

    enum Sort {
        SET,
        COMPARISON,
        ARITHMETIC
    }

    private final String sign;
    private final int strength;
    private final Sort sort;

    Operator(String sign, int strength, Sort sort) {
        this.sign = sign;
        this.strength = strength;
        this.sort = sort;
    }

    static Optional<Operator> of(Token token) {
        if (token.kind() != Token.Kind.SIGN && token.kind() != Token.Kind.NAME) {
            return Optional.empty();
        }
        String word = token.text().toLowerCase(Locale.ROOT);
        for (Operator operator : values()) {
            if (operator.sign.equals(word)) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    String sign() {
        return sign;
    }

    int strength() {
        return strength;
    }

    boolean isSet() {
        return sort == Sort.SET;
    }

    boolean isComparison() {
        return sort == Sort.COMPARISON;
    }

    boolean bindsRight() {
        return this == POWER;
    }

    /** Seen from the other side: {@code 90 < x} says {@code x > 90}. */
    Operator mirrored() {
        return switch (this) {
            case LESS -> GREATER;
            case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
            case GREATER -> LESS;
            case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
            case OR, AND, UNLESS, EQUAL, NOT_EQUAL, PLUS, MINUS, TIMES, DIVIDE, MODULO, ATAN2, POWER -> this;
        };
    }

    /** Whether the comparison holds; false for anything that is no comparison. */
    boolean holds(double left, double right) {
        return switch (this) {
            case EQUAL -> left == right;
            case NOT_EQUAL -> left != right;
            case LESS -> left < right;
            case LESS_OR_EQUAL -> left <= right;
            case GREATER -> left > right;
            case GREATER_OR_EQUAL -> left >= right;
            case OR, AND, UNLESS, PLUS, MINUS, TIMES, DIVIDE, MODULO, ATAN2, POWER -> false;
        };
    }

    /** The result of the arithmetic; NaN for anything else. */
    double calculate(double left, double right) {
        return switch (this) {
            case PLUS -> left + right;
            case MINUS -> left - right;
            case TIMES -> left * right;
            case DIVIDE -> left / right;
            case MODULO -> left % right;
            case ATAN2 -> Math.atan2(left, right);
            case POWER -> power(left, right);
            case OR, AND, UNLESS, EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> Double.NaN;
        };
    }

    /** C99's pow, where Java differs from it: 1 to any power is 1, and so is −1 to an infinite one. */
    private static double power(double base, double exponent) {
        return base == 1 || (base == -1 && Double.isInfinite(exponent)) ? 1 : Math.pow(base, exponent);
    }
}
