package io.evenkeel.workflow.internal.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.workflow.internal.own.Expression.WrongExpression;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What bundles may ask of their variables, and what they may not even say. */
class ExpressionTests {
    private static final Map<String, Object> KNOWN = new HashMap<>(
            Map.of("price", 500L, "half", 0.5, "name", "web-1", "yes", true, "no", false, "word", "true"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "price == 500 ~ true",
                "price == 500.0 ~ true",
                "price != 500 ~ false",
                "price < 501 ~ true",
                "price le 500 ~ true",
                "price gt 500 ~ false",
                "half >= 0.5 ~ true",
                "price > -1 ~ true",
                "name == 'web-1' ~ true",
                "name == \"web-1\" ~ true",
                "name < 'web-2' ~ true",
                "name > 3 ~ false",
                "missing == null ~ true",
                "missing > 3 ~ false",
                "missing ~ false",
                "word ~ false",
                "price ~ false",
                "yes ~ true",
                "not yes ~ false",
                "!no ~ true",
                "not not yes ~ true",
                "yes and no ~ false",
                "yes && yes ~ true",
                "no or yes ~ true",
                "no || no ~ false",
                "no and no or yes ~ true",
                "yes or no and no ~ true",
                "(yes or no) and no ~ false",
                "not (price > 100 and name == 'x') ~ true",
                "true ~ true",
                "' ' == ' ' ~ true"
            })
    void rows(String text, boolean expected) {
        assertThat(Expression.parse(text).holds(KNOWN)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "execution.getVariable('x')",
                "dataSource.connection",
                "''.class",
                "name.length()",
                "run()",
                "steps.run(execution, 'change.open-window')",
                "a[0]",
                "a['b']",
                "a ? b : c",
                "a = 1",
                "a == ",
                "== a",
                "a b",
                "(a",
                "a)",
                "not",
                "a and",
                "1 + 1",
                "'a' + 'b'",
                "`x`",
                "a; b",
                "{a}",
                "'open",
                "1e9",
                "1.2.3",
                "12345678901234567890",
                "a.b",
                "#a",
                "@bean",
                "T(java.lang.Runtime)",
                "new Foo",
                "x -> x",
                "empty a",
                "a instanceof b",
                "'\\u0027'"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Expression.parse(text)).isInstanceOf(WrongExpression.class);
    }

    @Test
    void longAndDeepOnesAreRefusedAndDoNotOverflow() {
        assertThatThrownBy(() -> Expression.parse("a or ".repeat(300) + "a")).isInstanceOf(WrongExpression.class);
        assertThatThrownBy(() -> Expression.parse("(".repeat(400) + "a" + ")".repeat(400)))
                .isInstanceOf(WrongExpression.class);
        assertThatThrownBy(() -> Expression.parse("!".repeat(900) + "a")).isInstanceOf(WrongExpression.class);
    }

    @Test
    void templatesPutValuesIn() {
        assertThat(Template.parse("Pay ${price} for ${name}${missing}.").text(KNOWN))
                .isEqualTo("Pay 500 for web-1.");
        assertThat(Template.parse("${price}").value(KNOWN)).isEqualTo(500L);
        assertThat(Template.parse("plain").value(KNOWN)).isEqualTo("plain");
        assertThatThrownBy(() -> Template.parse("${price")).isInstanceOf(WrongExpression.class);
        assertThatThrownBy(() -> Template.parse("#{price}")).isInstanceOf(WrongExpression.class);
        assertThatThrownBy(() -> Template.parse("${a.b}")).isInstanceOf(WrongExpression.class);
    }

    /** What comes out of a template is text and nothing more, even where a value looks like an expression. */
    @Test
    void valuesAreNotReadAgain() {
        assertThat(Template.parse("${name}").text(Map.of("name", "${price}"))).isEqualTo("${price}");
    }
}
