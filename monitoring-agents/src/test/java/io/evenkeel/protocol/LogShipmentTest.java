package io.evenkeel.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class LogShipmentTest {

    private static final UUID STREAM = UUID.fromString("0195a000-0000-7000-8000-000000000001");

    private static byte[] written(String... texts) {
        var writer = new LogShipmentWriter(STREAM, 7);
        int source = writer.source("/var/log/app.log", Map.of("service", "shop"));
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            writer.line(
                    source, LogShipmentWriter.NO_TIME, LogShipmentWriter.NO_SEVERITY, Map.of(), bytes, 0, bytes.length);
        }
        return writer.packed();
    }

    private static LogShipment read(byte[] packed) throws IOException, LogShipmentUnreadable {
        return LogShipmentReader.read(new ByteArrayInputStream(packed));
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void whatIsWrittenIsRead() throws Exception {
        var writer = new LogShipmentWriter(STREAM, 7);
        int file = writer.source("/var/log/数.log", Map.of("service", "shop"));
        int journal = writer.source("sshd", Map.of());
        byte[] text = "xxa line".getBytes(StandardCharsets.UTF_8);
        writer.line(journal, 1_795_228_073_123L, 4, Map.of("pid", "1"), text, 2, 6);
        writer.line(file, LogShipmentWriter.NO_TIME, LogShipmentWriter.NO_SEVERITY, Map.of("pid", "2"), text, 0, 0);

        assertThat(read(writer.packed()))
                .isEqualTo(new LogShipment(
                        STREAM,
                        7,
                        List.of(
                                new LogShipment.Line(
                                        "sshd",
                                        Optional.of(Instant.ofEpochMilli(1_795_228_073_123L)),
                                        Optional.of(4),
                                        "a line",
                                        Map.of("pid", "1")),
                                new LogShipment.Line(
                                        "/var/log/数.log",
                                        Optional.empty(),
                                        Optional.empty(),
                                        "",
                                        Map.of("service", "shop", "pid", "2")))));
    }

    @Test
    void whatIsNoShipmentIsRefusedWithASentence() throws IOException {
        byte[] whole = unpacked(written("a line"));
        var noNumber = whole.clone();
        noNumber[27] = 0;
        var otherSource = whole.clone();
        otherSource[otherSource.length - "a line".length() - 1 - 4 - 1 - 1 - 8 - 1] = 3;

        refused("hello".getBytes(StandardCharsets.UTF_8), "can't be unpacked");
        refused(packed("hello, world".getBytes(StandardCharsets.UTF_8)), "EVL1");
        refused(packed(noNumber), "from 1 on");
        refused(packed(otherSource), "a source that did not come before");
        refused(packed(new byte[0]), "ends too early");
        refused(new byte[0], "ends too early");
    }

    @Test
    void whatUnpacksToTooMuchIsRefused() throws IOException {
        refused(written("x".repeat(9 << 20)), "longer than a whole one");
        refused(written("x".repeat(5 << 20), "x".repeat(5 << 20)), "more than 8 MiB");
        var lines = new String[LogShipment.MOST_LINES + 1];
        java.util.Arrays.fill(lines, "x");
        refused(written(lines), "more than 10,000 lines");
    }

    private static void refused(byte[] packed, String because) {
        assertThatThrownBy(() -> read(packed))
                .isInstanceOf(LogShipmentUnreadable.class)
                .hasMessageContaining(because);
    }

    @Test
    void rubbishIsRefusedOrReadButNeverAStackTrace() throws IOException {
        long seed = System.nanoTime();
        var random = new Random(seed);
        byte[] whole = unpacked(written("a line", "another line"));
        for (int i = 0; i < 2_000; i++) {
            byte[] broken = java.util.Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            for (int changes = random.nextInt(4); changes > 0 && broken.length > 0; changes--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(read(packed(broken)).lines()).as("seed %d", seed).hasSizeLessThan(3);
            } catch (LogShipmentUnreadable e) {
                assertThat(e.getMessage()).as("seed %d", seed).isNotEmpty();
            }
        }
    }
}
