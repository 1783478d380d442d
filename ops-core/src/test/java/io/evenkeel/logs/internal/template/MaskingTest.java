package io.evenkeel.logs.internal.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "Accepted password for root from 10.1.2.3 port 51022 ssh2 => Accepted password for root from <*> port <*>",
                "took 15 ms. => took <*> ms.",
                "took 15. => took <*>.",
                "open /var/log/app failed => open <*> failed",
                "and/or => and/or",
                "delete blk_1 blk_2 blk_3 => delete <*>",
                "channels 1, 6, 11 => channels <*>",
                "at 12:30:05 => at <*>",
                "from fe80::1:ca:db here => from <*> here",
                "mac 00:1b:aa:bb:cc:dd => mac <*>",
                "GET /orders?state=open&since=09:00,x=y HTTP => GET <*> HTTP",
                "GET /orders=open here => GET /orders=open here",
                "visible=true hidden=False owner=null => visible=<*> hidden=<*> owner=<*>",
                "truely nullable => truely nullable",
                "class Foo::bar => class Foo::bar",
                "key=7, name=\"x\" => key=<*>, name=\"x\"",
                "磁盘 /data/a/b 已满 95% => 磁盘 <*> 已满 <*>",
            })
    void whatVariesBecomesAVariable(String message, String template) {
        assertThat(String.join("", Masking.mask(message))).isEqualTo(template);
    }

    @Test
    void whiteSpaceOfAnyKindAndLengthIsOneSpace() {
        assertThat(Masking.mask("  a \t b\u0000\u0001c\r")).containsExactly("a", " ", "b", " ", "c");
    }

    @Test
    void whatStandsBehindTheBoundsIsOneVariable() {
        assertThat(Masking.mask("a ".repeat(100_000)))
                .hasSizeLessThanOrEqualTo(Masking.MOST_TOKENS + 2)
                .endsWith("<*>");
    }

    @Test
    void aTemplateIsReadBackAsItWas() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String alphabet = "ab1/.:,; *<>=[]\"'-_\t磁";
        for (int i = 0; i < 20_000; i++) {
            String message = random.ints(random.nextInt(40), 0, alphabet.length())
                    .mapToObj(c -> alphabet.substring(c, c + 1))
                    .collect(Collectors.joining());
            String[] tokens = Masking.mask(message);

            assertThat(Masking.tokensOf(String.join("", tokens)))
                    .as("seed %d, message \"%s\"", seed, message)
                    .containsExactly(tokens);
        }
    }
}
