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

    /** {@code [5m]} or {@code [1h:5m]}, and {@code offset 1h} behind a selector or a range. */
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
        if (after.kind() == Token.Kind.NAME && after.text().startsWith(":")) {
            return subquery(of, bracket, millis);
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

    /** The colon is read as the beginning of a name, since names may begin with one. */
    private Expr subquery(Expr of, Token bracket, long rangeMillis) {
        Token colon = tokens.take();
        long step = 0;
        if (colon.text().length() > 1) {
            step = (long) Durations.parse(colon.text().substring(1))
                    .orElseThrow(() -> tokens.error(colon, "expected a step such as :5m after the range"));
            if (step == 0) {
                throw tokens.error(colon, "the step must be longer than nothing");
            }
        } else if (tokens.peek().kind() == Token.Kind.DURATION) {
            step = duration("a step such as 5m");
        }
        tokens.expect("]", "after the step");
        Checks.mustBe(tokens, of, "a subquery such as [1h:5m] stands after", Type.VECTOR);
        return new Expr.Subquery(bracket.at(), of, rangeMillis, step, 0);
    }

    private Expr offset(Expr of, Token word) {
        boolean back = tokens.takeIf("-");
        long millis = duration("a duration such as 1h");
        if (of instanceof Expr.Subquery subquery && subquery.offsetMillis() == 0) {
            return new Expr.Subquery(
                    subquery.at(),
                    subquery.of(),
                    subquery.rangeMillis(),
                    subquery.stepMillis(),
                    back ? -millis : millis);
        }
        if (!(of instanceof Expr.Selector selector) || selector.offsetMillis() != 0) {
            throw tokens.error(word, "an offset stands only after a selector or a range, once");
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
