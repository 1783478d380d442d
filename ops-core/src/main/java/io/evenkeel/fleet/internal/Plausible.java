package io.evenkeel.fleet.internal;

import io.evenkeel.audit.Refusal;
import io.evenkeel.protocol.FollowedLogs;
import io.evenkeel.protocol.Heartbeat;
import io.evenkeel.protocol.IpAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What a heartbeat may say: an agent may be broken or taken over, and its words are stored and shown. Pure. */
final class Plausible {

    private static final int LONGEST = 200;
    private static final int MOST_LOGS = 100;
    private static final int MOST_ADDRESSES = 100;
    private static final int LONGEST_OF_LOGS = 1_000;

    private Plausible() {}

    static void mustBe(Heartbeat heartbeat) {
        Map.of(
                        "agentVersion", words(heartbeat.agentVersion()),
                        "operatingSystem", words(heartbeat.operatingSystem()),
                        "kernel", words(heartbeat.kernel()),
                        "architecture", words(heartbeat.architecture()))
                .forEach(Plausible::mustBeReadable);
        boolean anyNegative = LongStream.of(
                        heartbeat.processors(),
                        heartbeat.memoryBytes(),
                        heartbeat.bootedAtEpochSecond(),
                        heartbeat.bufferedSamples(),
                        heartbeat.droppedSamples(),
                        heartbeat.backlogBytes().orElse(0L))
                .anyMatch(figure -> figure < 0);
        if (anyNegative) {
            throw implausible("No figure of a heartbeat is below 0.", "processors");
        }
        heartbeat.logs().ifPresent(Plausible::mustBe);
        heartbeat.addresses().ifPresent(Plausible::mustBeAddresses);
    }

    private static void mustBeAddresses(List<String> addresses) {
        boolean fits = addresses.size() <= MOST_ADDRESSES
                && addresses.stream()
                        .allMatch(address -> IpAddress.parse(address).isPresent());
        if (!fits) {
            throw implausible("A host has at most " + MOST_ADDRESSES + " numeric addresses.", "addresses");
        }
    }

    private static void mustBe(FollowedLogs logs) {
        boolean fits = logs.followed().size() <= MOST_LOGS
                && logs.problems().size() <= MOST_LOGS
                && logs.waitingBytes() >= 0
                && logs.droppedBytes() >= 0
                && Stream.concat(logs.followed().stream(), logs.problems().stream())
                        .allMatch(Plausible::isReadable);
        if (!fits) {
            throw implausible("What is told of logs has at most 100 readable names and sentences each.", "logs");
        }
    }

    private static boolean isReadable(String told) {
        return told.length() <= LONGEST_OF_LOGS && told.codePoints().noneMatch(Character::isISOControl);
    }

    /** JSON may leave a field out, whatever the record promises; that reads as no words. */
    private static String words(String given) {
        return Objects.requireNonNullElse(given, "");
    }

    private static void mustBeReadable(String field, String words) {
        if (words.isEmpty() || words.length() > LONGEST || words.codePoints().anyMatch(Character::isISOControl)) {
            throw implausible("The field " + field + " has 1 to " + LONGEST + " readable characters.", field);
        }
    }

    private static Refusal implausible(String sentence, String field) {
        return new Refusal(Refusal.Kind.INVALID, "heartbeat-invalid", sentence, field);
    }
}
