package io.evenkeel.logs.internal.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LegibleTest {
    @Test
    void whatIsLegibleStaysAsItIs() {
        String text = "磁盘 \uD83D\uDE00\tfull\n";

        assertThat(Legible.text(text)).isSameAs(text);
        assertThat(Legible.name("web1 磁\uD83D\uDE00")).isEqualTo("web1 磁\uD83D\uDE00");
    }

    @Test
    void whatNoStoreTakesIsReplaced() {
        assertThat(Legible.text("a\0b\uD800c\uDC00d\uD83D")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFD");
        assertThat(Legible.name("a\0b\nc\u0085")).isEqualTo("a\uFFFDb\uFFFDc\uFFFD");
    }

    @Test
    void anyTextGoesThroughUtf8AndComesBackTheSame() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String given = random.ints(random.nextInt(12), 0, 4)
                    .mapToObj(kind -> Character.toString((char) new int[] {0, 'a', 0xD800, 0xDC00}[kind]))
                    .collect(Collectors.joining());

            String clean = Legible.text(given);

            assertThat(new String(clean.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .as("seed %d", seed)
                    .isEqualTo(clean)
                    .hasSameSizeAs(given)
                    .doesNotContain("\0");
        }
    }
}
