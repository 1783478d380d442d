package io.evenkeel.agent.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code pgbackrest verify} writes at the level {@code detail}.
 *
 * @param ranges of archived segments without a gap, in order
 */
record VerifyOutput(List<Range> ranges, Optional<String> damage, boolean nothingThere) {

    private static final Pattern RANGE =
            Pattern.compile("archiveId: (\\S+), wal start: ([0-9A-F]{24}), wal stop: ([0-9A-F]{24})");
    private static final Pattern DAMAGE = Pattern.compile(
            "INFO: (invalid .*)|((?:checksum|size) invalid: \\d+|file missing: \\d+|other: \\d+)|(status: error)");
    private static final int TIMELINE_DIGITS = 8;

    /** @param archive pgBackRest's id of the database's version and history, such as {@code 15-1} */
    record Range(String archive, String start, String stop) {

        private boolean holds(String segment) {
            return start.compareTo(segment) <= 0 && segment.compareTo(stop) <= 0;
        }

        /** Segments of another timeline begin anew, so that what lies between them is no gap. */
        private boolean goesOnIn(Range next) {
            return archive.equals(next.archive)
                    && start.substring(0, TIMELINE_DIGITS).equals(next.start.substring(0, TIMELINE_DIGITS));
        }
    }

    VerifyOutput {
        ranges = List.copyOf(ranges);
    }

    static VerifyOutput of(String output) {
        List<Range> ranges = new ArrayList<>();
        Optional<String> damage = Optional.empty();
        for (String line : output.lines().toList()) {
            Matcher range = RANGE.matcher(line);
            Matcher bad = DAMAGE.matcher(line);
            if (range.find()) {
                ranges.add(new Range(range.group(1), range.group(2), range.group(3)));
            } else if (damage.isEmpty() && bad.find()) {
                damage = Optional.of(bad.group().replace("INFO: ", ""));
            }
        }
        return new VerifyOutput(ranges, damage, output.contains("No usable backup.info file"));
    }

    /** A sentence on segments that are gone: between two that are there, or those a copy itself needs. */
    Optional<String> gap(List<StanzaInfo.Copy> copies) {
        for (int i = 1; i < ranges.size(); i++) {
            if (ranges.get(i - 1).goesOnIn(ranges.get(i))) {
                return Optional.of("archived changes are gone between "
                        + ranges.get(i - 1).stop() + " and " + ranges.get(i).start()
                        + ": no moment after that gap is reached from a copy before it");
            }
        }
        return copies.stream()
                .filter(copy ->
                        ranges.stream().noneMatch(range -> range.holds(copy.walStart()) && range.holds(copy.walStop())))
                .map(copy -> "archived changes that copy " + copy.label() + " needs are gone: " + copy.walStart()
                        + " to " + copy.walStop())
                .findFirst();
    }
}
