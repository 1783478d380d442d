package io.evenkeel.agent.recovery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads one output of a program on a thread of its own, up to a number of bytes. */
final class ToolOutput {

    private static final int LONGEST_TOLD = 8192;
    /** Of a flowing output that was told already, this much is kept for a sentence on how it ended. */
    private static final int TAIL = 16 << 10;

    private final InputStream in;
    private final int most;
    private final boolean flows;
    private final String secret;
    private final Consumer<String> lines;
    private final StringBuilder text = new StringBuilder();
    private final Thread reader;
    private volatile boolean flooded;

    /** @param flows whether only its end is kept, so that it may be of any length; its lines are then told with a byte a character */
    ToolOutput(InputStream in, int most, boolean flows, String secret, Consumer<String> lines) {
        this.in = in;
        this.most = most;
        this.flows = flows;
        this.secret = secret;
        this.lines = lines;
        this.reader = Thread.ofVirtual().name("tool-output").start(this::read);
    }

    /** Whether it wrote more than is kept; what came later was thrown away. */
    boolean flooded() {
        return flooded;
    }

    /** What it wrote; waits for the end of the output. */
    String text() {
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (text) {
            return without(text.toString());
        }
    }

    private void read() {
        byte[] buffer = new byte[8192];
        int told = 0;
        try (in) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                keep(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
                told = forget(tell(told));
            }
            tellRest(told);
        } catch (IOException e) {
            tellRest(told);
        }
    }

    private void keep(String part) {
        synchronized (text) {
            if (text.length() + part.length() > most) {
                flooded = true;
            } else {
                text.append(part);
            }
        }
    }

    /** @return the same place in what is kept */
    private int forget(int told) {
        if (!flows || told <= 2 * TAIL) {
            return told;
        }
        synchronized (text) {
            text.delete(0, told - TAIL);
        }
        return TAIL;
    }

    /** @return up to where lines have been told */
    private int tell(int from) {
        int told = from;
        for (int end = text.indexOf("\n", told); end >= 0; end = text.indexOf("\n", told)) {
            line(told, end);
            told = end + 1;
        }
        return told;
    }

    private void tellRest(int from) {
        if (from < text.length()) {
            line(from, text.length());
        }
    }

    private void line(int from, int to) {
        String line = text.substring(from, Math.min(to, from + LONGEST_TOLD));
        lines.accept(flows ? line : without(line));
    }

    /** Bytes were kept one by one; here they become UTF-8. */
    private String without(String bytes) {
        String read = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return secret.isEmpty() ? read : read.replace(secret, "…");
    }
}
