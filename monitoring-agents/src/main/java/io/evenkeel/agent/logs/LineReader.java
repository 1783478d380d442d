package io.evenkeel.agent.logs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a file from where it was taken on, and finds the lines and entries of several lines. However long a line is, this
 * much memory does. Not thread-safe.
 */
final class LineReader {

    static final int LONGEST_LINE = 256 << 10;

    /** What is searched for the end of a longer line in one turn. */
    private static final int MOST_SCANNED = 16 << 20;

    /** How much of a line is asked whether an entry begins with it. */
    private static final int LONGEST_HEAD = 400;

    private final byte[] bytes = new byte[LONGEST_LINE];
    private final ByteBuffer scanning = ByteBuffer.allocate(64 << 10);
    private int length;

    /** What became of one turn. */
    enum Turn {
        NOTHING,
        TOOK,
        OTHER_FILE
    }

    /**
     * Takes what one buffer holds.
     *
     * @param until size of the file
     * @param ended nothing comes behind: a last line without an end is one
     * @param quiet nothing came for a while: an entry of several lines is whole
     */
    Turn read(Followed file, long until, boolean ended, boolean quiet, Gathering into) throws IOException {
        FileChannel channel = file.channel();
        if (!file.print.matches(channel)) {
            return Turn.OTHER_FILE;
        }
        length = fill(channel, file.taken, until);
        if (channel.size() < file.taken + length || !file.print.matches(channel)) {
            return Turn.OTHER_FILE;
        }
        file.print = file.print.grown(channel, until);
        boolean atEnd = file.taken + length >= until;
        long before = file.taken;
        int consumed = file.start.isPresent()
                ? entries(file, file.start, ended && atEnd, quiet && atEnd, into)
                : lines(file, ended && atEnd, into);
        if (consumed == 0 && length == bytes.length && !into.isFull()) {
            longLine(file, channel, until, ended, into);
        } else {
            file.taken += consumed;
        }
        if (file.taken > before) {
            into.took(file, before, file.taken);
            return Turn.TOOK;
        }
        return Turn.NOTHING;
    }

    private int fill(FileChannel channel, long from, long until) throws IOException {
        var buffer = ByteBuffer.wrap(bytes, 0, (int) Math.min(bytes.length, until - from));
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) > 0) {
            // A read may give less than asked for.
        }
        return buffer.position();
    }

    private int lines(Followed file, boolean ended, Gathering into) {
        int from = 0;
        while (from < length) {
            int end = endOfLine(from);
            if ((end < 0 && !ended) || !add(file, from, end < 0 ? length : end, Map.of(), into)) {
                return from;
            }
            from = end < 0 ? length : end + 1;
        }
        return from;
    }

    private int entries(Followed file, Optional<Pattern> start, boolean ended, boolean quiet, Gathering into) {
        int from = 0;
        int next = 0;
        while (next < length) {
            int end = endOfLine(next);
            if (end < 0 && !ended) {
                break;
            }
            int lineEnd = end < 0 ? length : end;
            if (next > from && begins(start, next, lineEnd)) {
                if (!add(file, from, next, Map.of(), into)) {
                    return from;
                }
                from = next;
            }
            next = end < 0 ? length : end + 1;
        }
        boolean whole = ended || quiet || (from == 0 && length == bytes.length);
        if (whole && next > from && add(file, from, next, Map.of(), into)) {
            from = next;
        }
        return from;
    }

    private boolean begins(Optional<Pattern> start, int from, int to) {
        var head = new String(bytes, from, Math.min(to - from, LONGEST_HEAD), StandardCharsets.UTF_8);
        return start.isPresent() && start.get().matcher(head).find();
    }

    private int endOfLine(int from) {
        for (int i = from; i < length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Looks for the end of a line that is longer than the buffer, and takes its beginning. */
    private void longLine(Followed file, FileChannel channel, long until, boolean ended, Gathering into)
            throws IOException {
        if (isHole()) {
            file.taken += length;
            return;
        }
        long at = Math.max(file.scanned, file.taken + length);
        long stop = Math.min(until, at + MOST_SCANNED);
        long end = -1;
        while (at < stop && end < 0) {
            scanning.clear().limit((int) Math.min(scanning.capacity(), stop - at));
            int read = channel.read(scanning, at);
            if (read <= 0) {
                break;
            }
            int found = indexOfEnd(read);
            end = found < 0 ? -1 : at + found;
            at += read;
        }
        file.scanned = end < 0 ? at : end;
        if (end < 0 && !(ended && at >= until)) {
            return;
        }
        long lineEnd = end < 0 ? until : end;
        if (add(file, 0, wholeCharacters(), Map.of("cut_from_bytes", Long.toString(lineEnd - file.taken)), into)) {
            file.taken = end < 0 ? until : end + 1;
        }
    }

    private boolean isHole() {
        for (int i = 0; i < length; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** How much of the buffer there is without a character that it cuts in two. */
    private int wholeCharacters() {
        int cut = length;
        while (cut > 0 && (bytes[cut - 1] & 0xC0) == 0x80) {
            cut--;
        }
        return cut > 0 && bytes[cut - 1] < 0 ? cut - 1 : cut;
    }

    private int indexOfEnd(int read) {
        for (int i = 0; i < read; i++) {
            if (scanning.get(i) == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** NUL before a line is the hole that a program leaves which writes on after its file was truncated. */
    private boolean add(Followed file, int from, int to, Map<String, String> fields, Gathering into) {
        int first = from;
        int end = to;
        while (first < end && bytes[first] == 0) {
            first++;
        }
        while (end > first && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
            end--;
        }
        if (end == first) {
            return true;
        }
        if (!into.hasRoomFor(end - first)) {
            return false;
        }
        into.add(file, fields, bytes, first, end - first);
        return true;
    }
}
