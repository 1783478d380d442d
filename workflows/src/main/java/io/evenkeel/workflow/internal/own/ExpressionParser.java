package io.evenkeel.workflow.internal.own;

import io.evenkeel.workflow.internal.own.Expression.Both;
import io.evenkeel.workflow.internal.own.Expression.Comparison;
import io.evenkeel.workflow.internal.own.Expression.Literal;
import io.evenkeel.workflow.internal.own.Expression.Name;
import io.evenkeel.workflow.internal.own.Expression.Not;
import io.evenkeel.workflow.internal.own.Expression.Sign;
import io.evenkeel.workflow.internal.own.Expression.WrongExpression;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an {@link Expression}, left to right; bounded in length and depth. */
final class ExpressionParser {
    private static final int LONGEST = 1_000;
    private static final int DEEPEST = 30;
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<number>-?\\d{1,15}(?:\\.\\d{1,9})?)(?![\\w.])"
            + "|(?<text>\"[^\"\\\\]*\"|'[^'\\\\]*')|(?<word>[A-Za-z_][A-Za-z0-9_]*)"
            + "|(?<sign>==|!=|<=|>=|<|>|&&|\\|\\||!|\\(|\\)))");
    private static final Map<String, Sign> SIGNS = Map.ofEntries(
            Map.entry("==", Sign.EQUAL),
            Map.entry("eq", Sign.EQUAL),
            Map.entry("!=", Sign.UNEQUAL),
            Map.entry("ne", Sign.UNEQUAL),
            Map.entry("<", Sign.LESS),
            Map.entry("lt", Sign.LESS),
            Map.entry("<=", Sign.AT_MOST),
            Map.entry("le", Sign.AT_MOST),
            Map.entry(">", Sign.MORE),
            Map.entry("gt", Sign.MORE),
            Map.entry(">=", Sign.AT_LEAST),
            Map.entry("ge", Sign.AT_LEAST));

    private record Token(Kind kind, String text) {
        private enum Kind {
            NUMBER,
            TEXT,
            WORD,
            END
        }
    }

    private final List<Token> tokens;
    private int next;

    ExpressionParser(String text) {
        if (text.length() > LONGEST) {
            throw new WrongExpression("it is longer than " + LONGEST + " characters");
        }
        this.tokens = tokens(text);
    }

    private static List<Token> tokens(String text) {
        List<Token> found = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length() && !text.substring(at).isBlank()) {
            if (!token.region(at, text.length()).lookingAt()) {
                throw new WrongExpression(
                        "'" + text.substring(at).strip() + "' is not understood: there are names, numbers,"
                                + " texts in quotes, ==, !=, <, <=, >, >=, and, or, not, and brackets");
            }
            at = token.end();
            if (token.group("number") != null) {
                found.add(new Token(Token.Kind.NUMBER, token.group("number")));
            } else if (token.group("text") != null) {
                String quoted = token.group("text");
                found.add(new Token(Token.Kind.TEXT, quoted.substring(1, quoted.length() - 1)));
            } else {
                String word = token.group("word") == null ? token.group("sign") : token.group("word");
                found.add(new Token(Token.Kind.WORD, word));
            }
        }
        found.add(new Token(Token.Kind.END, "its end"));
        return found;
    }

    Expression whole() {
        Expression read = or(0);
        if (tokens.get(next).kind() != Token.Kind.END) {
            throw unexpected();
        }
        return read;
    }

    private Expression or(int depth) {
        Expression left = and(depth);
        while (take("or") || take("||")) {
            left = new Both(false, left, and(depth));
        }
        return left;
    }

    private Expression and(int depth) {
        Expression left = not(depth);
        while (take("and") || take("&&")) {
            left = new Both(true, left, not(depth));
        }
        return left;
    }

    private Expression not(int depth) {
        if (depth > DEEPEST) {
            throw new WrongExpression("it is nested deeper than " + DEEPEST);
        }
        return take("not") || take("!") ? new Not(not(depth + 1)) : comparison(depth);
    }

    private Expression comparison(int depth) {
        Expression left = primary(depth);
        Token token = tokens.get(next);
        Sign sign = token.kind() == Token.Kind.WORD ? SIGNS.get(token.text()) : null;
        if (sign == null) {
            return left;
        }
        next++;
        return new Comparison(sign, left, primary(depth));
    }

    private Expression primary(int depth) {
        if (take("(")) {
            Expression inner = or(depth + 1);
            if (!take(")")) {
                throw unexpected();
            }
            return inner;
        }
        Token token = tokens.get(next);
        Expression read = switch (token.kind()) {
            case NUMBER -> new Literal(new BigDecimal(token.text()));
            case TEXT -> new Literal(token.text());
            case WORD -> word(token.text());
            case END -> throw unexpected();
        };
        next++;
        return read;
    }

    private Expression word(String word) {
        return switch (word) {
            case "true" -> new Literal(true);
            case "false" -> new Literal(false);
            case "null" -> new Literal(null);
            case "and", "or", "not" -> throw unexpected();
            default -> {
                if (SIGNS.containsKey(word) || (!Character.isLetter(word.charAt(0)) && word.charAt(0) != '_')) {
                    throw unexpected();
                }
                yield new Name(word);
            }
        };
    }

    private boolean take(String word) {
        Token token = tokens.get(next);
        if (token.kind() == Token.Kind.WORD && token.text().equals(word)) {
            next++;
            return true;
        }
        return false;
    }

    private WrongExpression unexpected() {
        return new WrongExpression("'" + tokens.get(next).text() + "' stands where it cannot");
    }
}
