package io.evenkeel.agent.logs;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The journal of systemd by {@code journalctl -f}: what is not read waits in its pipe, and then in the journal. Not
 * thread-safe.
 */
final class JournalReader implements Closeable {

    private static final String FIELDS =
            "MESSAGE,PRIORITY,SYSLOG_IDENTIFIER,_COMM,_SYSTEMD_UNIT,_SYSTEMD_USER_UNIT,_PID,_TRANSPORT";

    private static final int START = 64 << 10;
    private static final int LONGEST_ENTRY = 1 << 20;
    private static final int MOST_READ = 4 << 20;
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration AGAIN_AT_MOST = Duration.ofSeconds(10);
    private static final Pattern TIME_OF_CURSOR = Pattern.compile("(?:^|;)t=([0-9a-f]{1,16})");

    private final LogRules.Journal journal;
    private final InstantSource clock;
    private final Notes notes;
    private String settled = "";
    private String taken = "";
    private long since;
    private @Nullable Process process;
    private byte[] buffer = new byte[START];
    private int length;
    private boolean skipping;
    private boolean told;
    private boolean byTime;
    private Instant notBefore = Instant.MIN;
    private Optional<String> problem = Optional.empty();

    JournalReader(LogRules.Journal journal, InstantSource clock, Notes notes) {
        this.journal = journal;
        this.clock = clock;
        this.notes = notes;
    }

    /**
     * @param cursor of the last line that the server has; empty for none
     * @param sinceSecond from when on where there is no cursor; 0 for now
     */
    void goOnFrom(String cursor, long sinceSecond) {
        settled = cursor;
        taken = cursor;
        since = sinceSecond > 0 ? sinceSecond : clock.instant().getEpochSecond();
    }

    String name() {
        return journal.namespace().map(name -> "journal " + name).orElse("journal");
    }

    Optional<String> problem() {
        return problem;
    }

    String settled() {
        return settled;
    }

    long since() {
        return since;
    }

    void settle(String cursor) {
        settled = cursor;
    }

    /** @return the cursor of the last entry taken; empty where there was none */
    String take(Gathering into) {
        return take(into, "");
    }

    /** Takes again up to this cursor, or what there is of it. */
    String takeAgain(Gathering into, String last) {
        long begun = System.nanoTime();
        String reached = "";
        while (!reached.equals(last) && System.nanoTime() - begun < AGAIN_AT_MOST.toNanos() && problem.isEmpty()) {
            String more = take(into, last);
            if (more.isEmpty()) {
                pause();
            } else {
                reached = more;
            }
        }
        return reached;
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String take(Gathering into, String last) {
        String before = taken;
        try {
            Process reading = running();
            if (reading != null) {
                drain(reading, into, last);
            }
        } catch (IOException e) {
            failed("journalctl can't be read: " + e.getMessage());
        }
        return taken.equals(before) ? "" : taken;
    }

    private @Nullable Process running() throws IOException {
        Process reading = process;
        if (reading != null && !reading.isAlive() && reading.getInputStream().available() == 0) {
            ended(reading);
            return null;
        }
        Instant now = clock.instant();
        if (reading == null && !now.isBefore(notBefore)) {
            reading = start();
            process = reading;
            length = 0;
            skipping = false;
            told = false;
        }
        return reading;
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "journalctl",
                "--no-pager",
                "--quiet",
                "--all",
                "--follow",
                "--no-tail",
                "--output=json",
                "--output-fields=" + FIELDS));
        journal.namespace().ifPresent(name -> command.add("--namespace=" + name));
        Matcher time = TIME_OF_CURSOR.matcher(taken);
        if (taken.isEmpty()) {
            command.add("--since=@" + since);
        } else if (byTime && time.find()) {
            command.add("--since=@" + Long.parseUnsignedLong(time.group(1), 16) / 1_000_000);
        } else {
            command.add("--after-cursor=" + taken);
        }
        var builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C");
        Process started = builder.start();
        started.getOutputStream().close();
        return started;
    }

    private void ended(Process reading) throws IOException {
        InputStream errors = reading.getErrorStream();
        String says = new String(errors.readNBytes(Math.min(errors.available(), 300)), StandardCharsets.UTF_8).strip();
        // A cursor that the journal has forgotten ends it at once; its time still tells where to go on.
        byTime = !told;
        failed("journalctl ended" + (says.isEmpty() ? "" : ": " + says));
    }

    private void failed(String why) {
        close();
        notBefore = clock.instant().plus(PAUSE);
        problem = Optional.of(name() + ": " + why);
        notes.warnOnceAMinute("journal", "log_not_followed", "path", name(), "why", why);
    }

    private void drain(Process reading, Gathering into, String last) throws IOException {
        InputStream out = reading.getInputStream();
        int left = MOST_READ;
        boolean more = entries(into, last);
        while (more && left > 0 && out.available() > 0) {
            if (length == buffer.length && !grow()) {
                length = 0;
                skipping = true;
            }
            int read = out.read(buffer, length, Math.min(buffer.length - length, out.available()));
            if (read <= 0) {
                return;
            }
            length += read;
            left -= read;
            more = entries(into, last);
        }
    }

    private boolean grow() {
        if (buffer.length >= LONGEST_ENTRY) {
            notes.warnOnceAMinute("journal_entry", "journal_entry_too_long", "longer_than_bytes", LONGEST_ENTRY);
            return false;
        }
        buffer = java.util.Arrays.copyOf(buffer, buffer.length * 2);
        return true;
    }

    /** @return false where the shipment is full, or whole */
    private boolean entries(Gathering into, String last) {
        int from = 0;
        boolean more = true;
        for (int end = endOf(from); more && end >= 0; end = endOf(from)) {
            if (skipping) {
                skipping = false;
            } else if (!entry(new String(buffer, from, end - from, StandardCharsets.UTF_8), into)) {
                more = false;
                break;
            }
            from = end + 1;
            more = last.isEmpty() || !taken.equals(last);
        }
        System.arraycopy(buffer, from, buffer, 0, length - from);
        length -= from;
        return more;
    }

    private int endOf(int from) {
        for (int i = from; i < length; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private boolean entry(String json, Gathering into) {
        Map<String, String> fields;
        try {
            fields = FlatJson.read(json);
        } catch (IllegalArgumentException e) {
            notes.warnOnceAMinute("journal_entry", "journal_entry_broken", "why", e);
            return true;
        }
        byte[] text = fields.getOrDefault("MESSAGE", "").getBytes(StandardCharsets.UTF_8);
        int shown = Math.min(text.length, LineReader.LONGEST_LINE);
        if (!into.hasRoomFor(shown)) {
            return false;
        }
        if (shown > 0) {
            JournalEntry.add(fields, journal.labels(), text, shown, into);
        }
        told = true;
        problem = Optional.empty();
        taken = fields.getOrDefault("__CURSOR", taken);
        return true;
    }

    @Override
    public void close() {
        Process reading = process;
        if (reading != null) {
            reading.destroy();
            process = null;
        }
    }
}
