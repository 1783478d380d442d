package io.evenkeel.agent.logs;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * How far a host's logs were taken by the server, and what was on its way when this was written. Immutable.
 *
 * @param stream of the run that wrote it
 * @param number of the shipment on its way, or of the last one
 * @param nextId for a file that is followed from now on
 * @param globs that were looked for: what they find new is new
 * @param cursor of the journal's last line that the server has; empty before the first
 * @param journalSince where there is no cursor: seconds since 1970
 * @param ranges on their way
 * @param cursorOnItsWay of the last line of the journal on its way; empty for none
 * @param droppedBytes of files that went before they were read, since ever
 */
record Checkpoint(
        UUID stream,
        long number,
        long nextId,
        Set<String> globs,
        List<File> files,
        String cursor,
        long journalSince,
        List<Range> ranges,
        String cursorOnItsWay,
        long droppedBytes) {

    Checkpoint {
        globs = Set.copyOf(globs);
        files = List.copyOf(files);
        ranges = List.copyOf(ranges);
    }

    /** @param settled the server has it up to there */
    record File(
            long id,
            String name,
            String path,
            FileKey key,
            Fingerprint print,
            long settled,
            long size,
            boolean rotated) {}

    record Range(long file, long from, long to) {}

    boolean isOnItsWay() {
        return !ranges.isEmpty() || !cursorOnItsWay.isEmpty();
    }
}
