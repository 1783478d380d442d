package io.evenkeel.agent.recovery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads one output of a program on a thread of its own, up to a number of bytes. */
final class ToolOutput {

    private static final int LONGEST_TOLD = 4096;

    private final InputStream in;
    private final int most;
    private final String secret;
    private final Consumer<String> lines;
    private final StringBuilder text = new StringBuilder();
    private final Thread reader;
    private volatile boolean flooded;

    ToolOutput(InputStream in, int most, String secret, Consumer<String> lines) {
        this.in = in;
        this.most = most;
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
                told = tell(told);
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
        lines.accept(without(text.substring(from, Math.min(to, from + LONGEST_TOLD))));
    }

    /** Bytes were kept one by one; here they become UTF-8. */
    private String without(String bytes) {
        String read = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return secret.isEmpty() ? read : read.replace(secret, "…");
    }
}
