package io.evenkeel.telemetry.internal.promql;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What types fit where. */
final class Checks {

    private Checks() {}

    static void mustBe(Tokens tokens, Expr expr, String words, Type... allowed) {
        Type type = Expr.typeOf(expr);
        if (!Arrays.asList(allowed).contains(type)) {
            String wanted = Arrays.stream(allowed).map(Type::words).collect(Collectors.joining(" or "));
            throw tokens.error(expr.at(), words + " a value of type " + wanted + ", this is of type " + type.words());
        }
    }

    static void call(Tokens tokens, Expr.Call call) {
        Function function = call.function();
        boolean repeats = function.optional() == Function.REPEATS;
        int named = function.takes().size();
        int least = repeats ? named - 1 : named - function.optional();
        int most = repeats ? Integer.MAX_VALUE : named;
        int given = call.arguments().size();
        if (given < least || given > most) {
            String wanted = repeats ? least + " or more" : least == most ? "" + most : least + " to " + most;
            throw tokens.error(
                    call.at(),
                    function.functionName() + " takes " + wanted + " argument" + (most == 1 ? "" : "s") + ", here are "
                            + given);
        }
        for (int i = 0; i < given; i++) {
            mustBe(
                    tokens,
                    call.arguments().get(i),
                    "argument " + (i + 1) + " of " + function.functionName() + " is",
                    function.takes().get(Math.min(i, named - 1)));
        }
        if (function.body() instanceof Function.OverWeeks weeks) {
            span(tokens, function.functionName(), call.arguments().getFirst(), weeks);
        }
    }

    /** Weeks are read only where somebody said how many. */
    private static void span(Tokens tokens, String name, Expr argument, Function.OverWeeks weeks) {
        long millis = switch (argument.unwrapped()) {
            case Expr.Selector selector -> selector.rangeMillis();
            case Expr.Subquery subquery -> subquery.rangeMillis();
            case Expr other -> throw new IllegalStateException("no range: " + other);
        };
        if (millis < weeks.leastMillis() || millis > weeks.mostMillis()) {
            throw tokens.error(
                    argument.at(),
                    "the range of " + name + " is " + Durations.format(weeks.leastMillis()) + " to "
                            + Durations.format(weeks.mostMillis()) + ", this is " + Durations.format(millis));
        }
    }

    static void binary(Tokens tokens, Expr.Binary binary) {
        Operator operator = binary.operator();
        String words = "\"" + operator.sign() + "\" takes";
        if (binary.bool() && !operator.isComparison()) {
            throw tokens.error(binary.at(), "bool stands only after a comparison");
        }
        mustBe(tokens, binary.left(), words, Type.SCALAR, Type.VECTOR);
        mustBe(tokens, binary.right(), words, Type.SCALAR, Type.VECTOR);
        boolean vectors = Expr.typeOf(binary.left()) == Type.VECTOR && Expr.typeOf(binary.right()) == Type.VECTOR;
        if (operator.isSet() && !vectors) {
            throw tokens.error(binary.at(), "\"" + operator.sign() + "\" stands only between two instant vectors");
        }
        if (Expr.typeOf(binary) == Type.SCALAR && operator.isComparison() && !binary.bool()) {
            throw tokens.error(binary.at(), "a comparison of two scalars needs bool");
        }
        matching(tokens, binary, vectors);
    }

    private static void matching(Tokens tokens, Expr.Binary binary, boolean vectors) {
        Matching matching = binary.matching();
        // The empty "ignoring()" says nothing, so it does no harm between scalars either; "on()" does.
        boolean says = matching.on() || !matching.labels().isEmpty() || matching.side() != Matching.Side.NEITHER;
        if (says && !vectors) {
            throw tokens.error(binary.at(), "on, ignoring and group stand only between two instant vectors");
        }
        if (binary.operator().isSet() && matching.side() != Matching.Side.NEITHER) {
            throw tokens.error(binary.at(), "\"" + binary.operator().sign() + "\" takes no group_left or group_right");
        }
        if (matching.on()) {
            List<String> both = matching.include().stream()
                    .filter(matching.labels()::contains)
                    .toList();
            if (!both.isEmpty()) {
                throw tokens.error(binary.at(), "the label " + both.getFirst() + " is in on and in group at once");
            }
        }
    }
}
