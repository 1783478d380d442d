package io.evenkeel.console.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A log for benchmarks: messages of many kinds, few of them often as in real logs, with all sorts of values. Same seed, same file. */
final class MadeLog {
    private static final int MANY_WORDS = 3_000;
    private static final int FEWEST_PARTS = 6;
    private static final int PARTS = 12;
    private static final String CONSONANTS = "bdklmnrst";
    private static final String VOWELS = "aeiou";

    private final Random random;
    private final List<String[]> kinds;
    private final double[] upTo;

    /** @param kinds of messages */
    MadeLog(long seed, int kinds) {
        this.random = new Random(seed);
        List<String> words =
                IntStream.range(0, MANY_WORDS).mapToObj(_ -> word()).toList();
        this.kinds = IntStream.range(0, kinds).mapToObj(_ -> kind(words)).toList();
        this.upTo = new double[kinds];
        double sum = 0;
        for (int kind = 0; kind < kinds; kind++) {
            sum += 1.0 / (kind + 1);
            upTo[kind] = sum;
        }
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())))
                    .append(VOWELS.charAt(random.nextInt(VOWELS.length())));
        }
        return word.toString();
    }

    /** Words, and a value in every third place on average. */
    private String[] kind(List<String> words) {
        List<String> parts = new ArrayList<>();
        for (int i = FEWEST_PARTS + random.nextInt(PARTS); i > 0; i--) {
            parts.add(
                    parts.size() > 1 && random.nextInt(3) == 0
                            ? "%" + random.nextInt(6)
                            : words.get(random.nextInt(words.size())));
        }
        return parts.toArray(String[]::new);
    }

    /**
     * At least so many bytes, each kind once at least.
     *
     * @return lines
     */
    long write(Path file, long bytes) throws IOException {
        long lines = 0;
        long written = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            StringBuilder line = new StringBuilder();
            while (written < bytes || lines < kinds.size()) {
                line.setLength(0);
                message(lines < kinds.size() ? (int) lines : any(), line);
                out.append(line);
                written += line.length();
                lines++;
            }
        }
        return lines;
    }

    /** The first kinds are the frequent ones. */
    private int any() {
        int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return found < 0 ? Math.min(-found - 1, upTo.length - 1) : found;
    }

    private void message(int kind, StringBuilder line) {
        for (String part : kinds.get(kind)) {
            if (part.charAt(0) == '%') {
                value(part.charAt(1), line);
            } else {
                line.append(part);
            }
            line.append(' ');
        }
        line.setCharAt(line.length() - 1, '\n');
    }

    private void value(char of, StringBuilder line) {
        switch (of) {
            case '0' -> line.append(random.nextInt(1 << 20));
            case '1' ->
                line.append("10.")
                        .append(random.nextInt(256))
                        .append('.')
                        .append(random.nextInt(256))
                        .append('.')
                        .append(random.nextInt(256))
                        .append(':')
                        .append(random.nextInt(1 << 16));
            case '2' ->
                line.append("/var/lib/d")
                        .append(random.nextInt(999))
                        .append("/f")
                        .append(random.nextInt(999));
            case '3' -> line.append(Long.toHexString(random.nextLong()));
            case '4' -> line.append("took=").append(random.nextInt(9999)).append("ms");
            default ->
                line.append('[')
                        .append(random.nextInt(99))
                        .append(", ")
                        .append(random.nextInt(99))
                        .append(']');
        }
    }
}
