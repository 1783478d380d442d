package io.evenkeel.telemetry.internal.promql;

import io.evenkeel.telemetry.PromQlError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a checked tree of a query by operator precedence (Pratt): an operand is read, then operators as long as they bind
 * closer than what stands before it. Used once. Public for the door beside {@code internal} only.
 */
public final class Parser {

    private static final int LONGEST_TEXT = 20_000;
    private static final int DEEPEST = 100;
    private static final int MOST_OPERATORS = 500;

    /** A sign binds like a multiplication: {@code -2 ^ 2} is −4. */
    private static final int SIGN_STRENGTH = Operator.TIMES.strength() + 1;

    /** Words that can't be the name of a metric. */
    private static final Set<String> RESERVED =
            Set.of("and", "or", "unless", "atan2", "bool", "on", "ignoring", "group_left", "group_right");

    private final Tokens tokens;
    private final SelectorParser selectors;
    private int depth;
    private int operators;

    private Parser(String text) {
        this.tokens = new Tokens(text);
        this.selectors = new SelectorParser(tokens);
    }

    /** @throws PromQlError PARSE */
    public static Expr parse(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new PromQlError(
                    PromQlError.Kind.PARSE, text, 0, "the query has more than %,d characters".formatted(LONGEST_TEXT));
        }
        var parser = new Parser(text);
        if (parser.tokens.peek().kind() == Token.Kind.END) {
            throw parser.tokens.unexpected("an expression");
        }
        Expr expr = parser.expression(0);
        if (parser.tokens.peek().kind() != Token.Kind.END) {
            throw parser.tokens.unexpected("an operator or the end");
        }
        return expr;
    }

    private Expr expression(int weakest) {
        if (++depth > DEEPEST) {
            throw tokens.error(tokens.peek(), "the expression is nested deeper than " + DEEPEST);
        }
        Expr left = operand();
        for (Optional<Operator> operator = nextOperator(weakest);
                operator.isPresent();
                operator = nextOperator(weakest)) {
            left = binary(left, operator.get());
        }
        depth--;
        return left;
    }

    private Optional<Operator> nextOperator(int weakest) {
        return Operator.of(tokens.peek()).filter(o -> o.strength() >= weakest);
    }

    private Expr binary(Expr left, Operator operator) {
        if (++operators > MOST_OPERATORS) {
            throw tokens.error(tokens.peek(), "the expression has more than " + MOST_OPERATORS + " operators");
        }
        Token sign = tokens.take();
        boolean bool = tokens.takeIfWord("bool");
        Matching matching = matching();
        Expr right = expression(operator.bindsRight() ? operator.strength() : operator.strength() + 1);
        var binary = new Expr.Binary(sign.at(), operator, bool, matching, left, right);
        Checks.binary(tokens, binary);
        return binary;
    }

    private Matching matching() {
        boolean on = tokens.takeIfWord("on");
        if (!on && !tokens.takeIfWord("ignoring")) {
            return Matching.ALL;
        }
        List<String> labels = tokens.labelNames();
        Matching.Side side = tokens.takeIfWord("group_left")
                ? Matching.Side.LEFT
                : tokens.takeIfWord("group_right") ? Matching.Side.RIGHT : Matching.Side.NEITHER;
        boolean includes = side != Matching.Side.NEITHER && tokens.peek().is("(");
        return new Matching(on, labels, side, includes ? tokens.labelNames() : List.of());
    }

    private Expr operand() {
        Token token = tokens.peek();
        if (token.is("+") || token.is("-")) {
            tokens.take();
            Expr inner = expression(SIGN_STRENGTH);
            Checks.mustBe(tokens, inner, "a sign stands before", Type.SCALAR, Type.VECTOR);
            return new Expr.Signed(token.at(), token.is("-"), inner);
        }
        Expr primary = primary(token);
        return selectors.suffixes(primary);
    }

    private Expr primary(Token token) {
        if (token.is("(")) {
            tokens.take();
            Expr inner = expression(0);
            tokens.expect(")", "or an operator");
            return new Expr.Bracketed(token.at(), inner);
        }
        if (token.is("{")) {
            return selectors.selector(Optional.empty());
        }
        return switch (token.kind()) {
            case NUMBER -> new Expr.Constant(tokens.take().at(), token.number());
            case STRING -> new Expr.Text(tokens.take().at(), token.text());
            case NAME -> named(token);
            case DURATION, SIGN, END -> throw tokens.unexpected("a metric, a function, a number or \"(\"");
        };
    }

    private Expr named(Token name) {
        String word = name.text().toLowerCase(Locale.ROOT);
        if (RESERVED.contains(word)) {
            throw tokens.unexpected("a metric, a function, a number or \"(\"");
        }
        if (word.equals("inf") || word.equals("nan")) {
            tokens.take();
            return new Expr.Constant(name.at(), word.equals("nan") ? Double.NaN : Double.POSITIVE_INFINITY);
        }
        Token second = tokens.peekSecond();
        Optional<Aggregation> aggregation = Aggregation.of(word);
        boolean grouped = second.isWord("by") || second.isWord("without");
        if (aggregation.isPresent() && (second.is("(") || grouped)) {
            return aggregate(tokens.take(), aggregation.get());
        }
        return second.is("(") ? call(tokens.take()) : selectors.selector(Optional.of(tokens.take()));
    }

    private Expr aggregate(Token name, Aggregation how) {
        Optional<Grouping> before = grouping();
        List<Expr> arguments = arguments();
        Optional<Grouping> grouping = before.isPresent() ? before : grouping();
        int wanted = how.takesParameter() ? 2 : 1;
        if (arguments.size() != wanted) {
            throw tokens.error(
                    name,
                    how.word() + " takes " + wanted + " argument" + (wanted > 1 ? "s" : "") + ", here are "
                            + arguments.size());
        }
        Expr of = arguments.getLast();
        Checks.mustBe(tokens, of, how.word() + " takes", Type.VECTOR);
        if (how.takesParameter()) {
            Checks.mustBe(tokens, arguments.getFirst(), "the parameter of " + how.word() + " is", how.parameter());
        }
        return new Expr.Aggregate(
                name.at(),
                how,
                grouping.map(Grouping::without).orElse(false),
                grouping.map(Grouping::labels).orElse(List.of()),
                how.takesParameter() ? Optional.of(arguments.getFirst()) : Optional.empty(),
                of);
    }

    private record Grouping(boolean without, List<String> labels) {}

    private Optional<Grouping> grouping() {
        boolean without = tokens.takeIfWord("without");
        return without || tokens.takeIfWord("by")
                ? Optional.of(new Grouping(without, tokens.labelNames()))
                : Optional.empty();
    }

    private Expr call(Token name) {
        Function function = Functions.find(name.text())
                .orElseThrow(() -> tokens.error(
                        name, "the function " + name.text() + " is not known here; known are " + Functions.names()));
        var call = new Expr.Call(name.at(), function, arguments());
        Checks.call(tokens, call);
        return call;
    }

    private List<Expr> arguments() {
        tokens.expect("(", "before the arguments");
        var arguments = new ArrayList<Expr>();
        if (tokens.takeIf(")")) {
            return arguments;
        }
        do {
            arguments.add(expression(0));
        } while (tokens.takeIf(","));
        tokens.expect(")", "or \",\" after the argument");
        return List.copyOf(arguments);
    }
}
