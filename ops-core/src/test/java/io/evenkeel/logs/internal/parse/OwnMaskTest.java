package io.evenkeel.logs.internal.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnMaskTest {
    private static OwnMask mask(String expression) {
        return new OwnMask("m", expression, new LongAdder());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "\\b\\d{4}-\\d{4}-\\d{4}\\b~card 1111-2222-3333 and 4444-5555-6666~card *** and ***",
                "patient (\\w+)~patient Ana is here~patient *** is here",
                "patient( \\w+)?,~patient, patient Ana, x~*** patient***, x",
                "[\\p{Han}]{2,3}先生~联系 王小明先生 处理~联系 *** 处理",
                "nothing~a line~a line",
            })
    void matchesOrTheirFirstGroupAreReplaced(String expression, String line, String masked) {
        assertThat(mask(expression).masked(line)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x*", "a?", "^", "$", "", "(a", ".+", "\\S+", "(.+)", "[^ ]", "\\w+", "(?s).*.", "[\\pL\\pN]"})
    void whatWouldLeaveNothingOfOrdinaryLinesIsNotTaken(String expression) {
        assertThatThrownBy(() -> mask(expression)).isInstanceOf(ExpressionError.class);
    }

    @Test
    void whatReadsALineTooOftenMasksTheRestOfIt() {
        OwnMask hungry = mask("a.*b|a");
        String line = "begin " + "a".repeat(300_000);

        String masked = hungry.masked(line);

        assertThat(masked).startsWith("begin ***").endsWith("***").doesNotContain("a");
        assertThat(hungry.masked("xa yab")).isEqualTo("x***");
    }

    @Test
    void fieldsAreSeenAloneAndBehindTheirNames() {
        Masks masks = new Masks(List.of(mask("card=(\\d+)"), mask("^\\d{3}-\\d{2}$")));

        assertThat(masks.maskedValue("card", "4711")).isEqualTo("***");
        assertThat(masks.maskedValue("badge", "123-45")).isEqualTo("***");
        assertThat(masks.maskedValue("order", "4711")).isEqualTo("4711");
        assertThat(masks.maskedValue("db_password", "hunter2")).isEqualTo("***");
    }

    @Test
    void aDocumentThatWritesItsSignsOtherwiseIsMaskedToo() {
        var rules = new OwnRules(OwnParsers.NONE, new Masks(List.of(mask("card \\d{4}"))));

        Opened opened = Opened.of(
                "{\"message\":\"card \\u0034711 here\",\"note\":\"card \\u0034711\"}",
                "h",
                "s",
                rules,
                new LineParser(ZoneOffset.UTC));

        assertThat(opened.parsed().message()).isEqualTo("*** here");
        assertThat(opened.parsed().fields()).containsEntry("note", "***");
    }

    @Test
    void whichOnesActedIsTold() {
        Masks masks = new Masks(List.of(new OwnMask("card", "card \\d+", new LongAdder()), mask("never")));

        Masks.Found found = masks.foundIn("card 4711 password=x postgres://a:b@db/");

        assertThat(found.own()).containsExactly("card");
        assertThat(found.builtIn()).containsExactly("named", "address");
    }

    @Test
    void aLineOfWhichNothingIsLeftSaysSo() {
        var rules = new OwnRules(OwnParsers.NONE, new Masks(List.of(mask("patient.*"))));
        LineParser lines = new LineParser(ZoneOffset.UTC);

        assertThat(Opened.of("patient Ana", "h", "s", rules, lines).told()).containsKey(Opened.MASKED_WHOLE);
        assertThat(Opened.of("a patient Ana", "h", "s", rules, lines).told()).isEmpty();
    }

    @Test
    void theBuiltInOnesShowWhatTheyMask() {
        assertThat(Secrets.masks()).allSatisfy(each -> {
            assertThat(each.masked()).contains(Secrets.MASK);
            assertThat(Secrets.foundIn(each.example())).contains(each.name());
        });
    }
}
