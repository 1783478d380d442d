package io.evenkeel.telemetry.internal.promql;

import io.evenkeel.telemetry.Matcher;
import io.evenkeel.telemetry.internal.LabelTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a selector, and the range and offset behind it. */
final class SelectorParser {

    private final Tokens tokens;

    SelectorParser(Tokens tokens) {
        this.tokens = tokens;
    }

    /** @param name the metric's name, taken already; without one the next word is the brace */
    Expr.Selector selector(Optional<Token> name) {
        int at = name.orElse(tokens.peek()).at();
        var tests = new ArrayList<LabelTest>();
        name.ifPresent(n -> tests.add(LabelTest.of(new Matcher(Labels.NAME, Matcher.Kind.EQUAL, n.text()))));
        if (tokens.takeIf("{")) {
            while (!tokens.takeIf("}")) {
                tests.add(test(name.isPresent()));
                if (!tokens.takeIf(",")) {
                    tokens.expect("}", "or \",\" after the matcher");
                    break;
                }
            }
        }
        if (tests.stream().allMatch(LabelTest::matchesAbsence)) {
            throw tokens.error(
                    at, "this selects every series there is; it needs a matcher that an absent label does not fulfil");
        }
        return new Expr.Selector(at, name.map(Token::text).orElse(""), List.copyOf(tests), 0, 0);
    }

    private LabelTest test(boolean named) {
        Token label = tokens.peek();
        String labelName = tokens.labelName();
        if (named && labelName.equals(Labels.NAME)) {
            throw tokens.error(label, "the metric's name is set twice: before the brace and as __name__");
        }
        Matcher.Kind kind = kind();
        if (tokens.peek().kind() != Token.Kind.STRING) {
            throw tokens.unexpected("a string");
        }
        Token value = tokens.take();
        try {
            return LabelTest.of(new Matcher(labelName, kind, value.text()));
        } catch (IllegalArgumentException e) {
            throw tokens.error(value, String.valueOf(e.getMessage()));
        }
    }

    private Matcher.Kind kind() {
        if (tokens.takeIf("=")) {
            return Matcher.Kind.EQUAL;
        }
        if (tokens.takeIf("!=")) {
            return Matcher.Kind.NOT_EQUAL;
        }
        if (tokens.takeIf("=~")) {
            return Matcher.Kind.REGEX;
        }
        if (tokens.takeIf("!~")) {
            return Matcher.Kind.NOT_REGEX;
        }
        throw tokens.unexpected("one of \"=\", \"!=\", \"=~\", \"!~\"");
    }

    /** {@code [5m]} and {@code offset 1h}, in this order, each at most once. */
    Expr suffixes(Expr primary) {
        Expr expr = primary;
        while (true) {
            Token token = tokens.peek();
            if (token.is("[")) {
                expr = range(expr, tokens.take());
            } else if (token.isWord("offset")) {
                expr = offset(expr, tokens.take());
            } else if (token.is("@")) {
                throw tokens.error(token, "the modifier @ is not understood here");
            } else {
                return expr;
            }
        }
    }

    private Expr range(Expr of, Token bracket) {
        long millis = duration("a duration such as 5m");
        Token after = tokens.peek();
        if (after.is(":") || (after.kind() == Token.Kind.NAME && after.text().startsWith(":"))) {
            throw tokens.error(after, "subqueries such as [1h:5m] are not understood here");
        }
        tokens.expect("]", "after the duration");
        if (!(of instanceof Expr.Selector selector) || selector.rangeMillis() > 0) {
            throw tokens.error(bracket, "a range stands only after a selector, once");
        }
        if (selector.offsetMillis() != 0) {
            throw tokens.error(bracket, "the range stands before the offset");
        }
        return new Expr.Selector(selector.at(), selector.name(), selector.tests(), millis, 0);
    }

    private Expr offset(Expr of, Token word) {
        boolean back = tokens.takeIf("-");
        long millis = duration("a duration such as 1h");
        if (!(of instanceof Expr.Selector selector) || selector.offsetMillis() != 0) {
            throw tokens.error(word, "an offset stands only after a selector or its range, once");
        }
        return new Expr.Selector(
                selector.at(), selector.name(), selector.tests(), selector.rangeMillis(), back ? -millis : millis);
    }

    private long duration(String expected) {
        Token token = tokens.peek();
        if (token.kind() != Token.Kind.DURATION) {
            throw tokens.unexpected(expected);
        }
        if (token.number() == 0) {
            throw tokens.error(token, "the duration must be longer than nothing");
        }
        return (long) tokens.take().number();
    }
}
