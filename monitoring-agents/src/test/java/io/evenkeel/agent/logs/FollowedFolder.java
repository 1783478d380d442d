package io.evenkeel.agent.logs;

import io.evenkeel.protocol.LogShipment;
import io.evenkeel.protocol.LogShipmentReader;
import io.evenkeel.protocol.LogShipmentUnreadable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A folder with logs, an agent's part that follows them, and a server that takes each shipment once. */
final class FollowedFolder implements Notes {

    final Path logs;
    final Path own;
    final List<String> notes = new ArrayList<>();
    final List<LogShipment.Line> taken = new ArrayList<>();
    private LogRules rules;
    private long mostKept = 1 << 20;
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final InstantSource clock = () -> now;
    private Optional<LogFollower> running = Optional.empty();
    private Optional<UUID> lastStream = Optional.empty();
    private long lastNumber;

    FollowedFolder(Path folder) throws IOException {
        logs = Files.createDirectories(folder.resolve("log"));
        own = folder.resolve("own");
        rules = rules("[files all]\npath = " + logs + "/*.log\nfrom = start\n");
    }

    static LogRules rules(String text) {
        try {
            return RulesFile.parse(text, "logs.conf");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FollowedFolder with(String section) {
        rules = rules("[files all]\npath = " + logs + "/*.log\n" + section);
        return this;
    }

    FollowedFolder by(LogRules other) {
        rules = other;
        return this;
    }

    FollowedFolder startingAt(Instant time) {
        now = time;
        return this;
    }

    FollowedFolder keeping(long bytes) {
        mostKept = bytes;
        return this;
    }

    LogFollower follower() throws IOException {
        if (running.isEmpty()) {
            running = Optional.of(LogFollower.open(rules, own, mostKept, clock, this));
        }
        return running.get();
    }

    /** As SIGKILL would: nothing is closed, nothing is written. */
    void kill() {
        running = Optional.empty();
    }

    void restart() throws IOException {
        follower().close();
        kill();
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    void write(String name, String text) throws IOException {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    void write(String name, byte[] bytes) throws IOException {
        Files.write(logs.resolve(name), bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** The server takes everything there is. */
    void deliver() throws IOException {
        while (sendOne()) {
            follower().settle();
        }
    }

    /** @return whether there was something; the answer is still to be given by {@link LogFollower#settle} */
    boolean sendOne() throws IOException {
        Optional<LogFollower.Shipment> next = follower().next();
        next.ifPresent(shipment -> take(shipment.body()));
        return next.isPresent();
    }

    private void take(byte[] body) {
        LogShipment shipment;
        try {
            shipment = LogShipmentReader.read(new ByteArrayInputStream(body));
        } catch (IOException | LogShipmentUnreadable e) {
            throw new AssertionError("the server can't read what was sent", e);
        }
        if (lastStream.equals(Optional.of(shipment.stream())) && shipment.number() <= lastNumber) {
            return;
        }
        lastStream = Optional.of(shipment.stream());
        lastNumber = shipment.number();
        taken.addAll(shipment.lines());
    }

    /** Whatever needs time is over. */
    void settleDown() throws IOException {
        for (int i = 0; i < 8; i++) {
            pass(Duration.ofSeconds(6));
            deliver();
        }
    }

    List<String> texts() {
        return taken.stream().map(LogShipment.Line::text).toList();
    }

    @Override
    public void say(String event, Object... keysAndValues) {
        notes.add(event + " " + List.of(keysAndValues));
    }

    @Override
    public void warn(String event, Object... keysAndValues) {
        say(event, keysAndValues);
    }

    @Override
    public void warnOnceAMinute(String key, String event, Object... keysAndValues) {
        say(event, keysAndValues);
    }
}
