package io.evenkeel.telemetry.internal.promql;

import io.evenkeel.telemetry.PromQlError;
import java.util.ArrayList;
import java.util.List;

/** The words of a query with a place in them; says what was expected where a word does not fit. */
final class Tokens {

    private final String text;
    private final List<Token> tokens;
    private int next;

    Tokens(String text) {
        this.text = text;
        this.tokens = new Lexer(text).read();
    }

    Token peek() {
        return tokens.get(next);
    }

    Token peekSecond() {
        return tokens.get(Math.min(next + 1, tokens.size() - 1));
    }

    Token take() {
        Token token = tokens.get(next);
        if (token.kind() != Token.Kind.END) {
            next++;
        }
        return token;
    }

    boolean takeIf(String sign) {
        boolean fits = peek().is(sign);
        if (fits) {
            next++;
        }
        return fits;
    }

    boolean takeIfWord(String word) {
        boolean fits = peek().isWord(word);
        if (fits) {
            next++;
        }
        return fits;
    }

    Token expect(String sign, String where) {
        if (!peek().is(sign)) {
            throw unexpected("\"" + sign + "\" " + where);
        }
        return take();
    }

    /** Names in brackets; a comma may stand after the last. */
    List<String> labelNames() {
        expect("(", "before the list of labels");
        var names = new ArrayList<String>();
        while (!takeIf(")")) {
            names.add(labelName());
            if (!takeIf(",")) {
                expect(")", "or \",\" in the list of labels");
                break;
            }
        }
        return List.copyOf(names);
    }

    String labelName() {
        if (peek().kind() != Token.Kind.NAME || peek().text().indexOf(':') >= 0) {
            throw unexpected("the name of a label");
        }
        return take().text();
    }

    PromQlError unexpected(String expected) {
        return error(peek(), "unexpected " + peek().described() + "; expected " + expected);
    }

    PromQlError error(Token token, String sentence) {
        return error(token.at(), sentence);
    }

    PromQlError error(int at, String sentence) {
        return new PromQlError(PromQlError.Kind.PARSE, text, at, sentence);
    }
}
