package io.evenkeel.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lines of a file, whatever ends them and wherever reads begin and end. */
class ByteLinesTest {

    private static List<String> lines(InputStream in) throws IOException {
        List<String> found = new ArrayList<>();
        try (var lines = new ByteLines(in)) {
            while (lines.next()) {
                found.add(new String(
                        lines.bytes(), lines.from(), lines.to() - lines.from(), StandardCharsets.ISO_8859_1));
            }
        }
        return found;
    }

    private static List<String> lines(String text) throws IOException {
        return lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** A few bytes at a time. */
    private static InputStream trickling(String text, Random random) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)) {
            @Override
            public synchronized int read(byte[] into, int from, int most) {
                return super.read(into, from, Math.min(most, 1 + random.nextInt(5)));
            }
        };
    }

    @Test
    void lineFeedsCarriageReturnsAndBothEndALine() throws IOException {
        assertThat(lines("a\nb\r\nc\rd")).containsExactly("a", "b", "c", "d");
        assertThat(lines("\n\r\n\r\r")).containsExactly("", "", "", "");
        assertThat(lines("")).isEmpty();
        assertThat(lines("a\r\n")).containsExactly("a");
    }

    @Test
    void linesAreTheSameHoweverTheyAreRead() throws IOException {
        long seed = 20261122;
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(200); i > 0; i--) {
                text.append("ab\r\n".charAt(random.nextInt(4)));
            }
            String all = text.toString();

            assertThat(lines(trickling(all, random)))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(all.lines().toList());
        }
    }

    @Test
    void ofALongLineTheBeginningIsGiven() throws IOException {
        String found = "x".repeat(ByteLines.MOST_BYTES);

        assertThat(lines("a\n" + "x".repeat(10_000_000) + "\r\nb\n" + "x".repeat(500_000)))
                .containsExactly("a", found, "b", found);
        assertThat(lines("x".repeat(ByteLines.MOST_BYTES + 1) + "\nb")).containsExactly(found, "b");
    }
}
