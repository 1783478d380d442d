package io.evenkeel.agent;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A batch as it lies in a segment: length of what follows the checksum, CRC-32C of length and content, time in ms, number of
 * samples, body; all big-endian. A record that is cut off or changed does not match its checksum.
 */
final class SpoolRecord {

    /** Length and checksum. */
    private static final int HEAD = 8;

    /** Time and number of samples. */
    private static final int FACTS = 12;

    /** What can be told of a record without its body. */
    static final int START = HEAD + FACTS;

    /** Far more than any look at a host gives; a greater length is a broken one. */
    static final int LONGEST = 4 << 20;

    private SpoolRecord() {}

    static ByteBuffer of(Batch batch) {
        int length = FACTS + batch.body().length;
        var record = ByteBuffer.allocate(HEAD + length)
                .putInt(length)
                .putInt(0)
                .putLong(batch.time().toEpochMilli())
                .putInt(batch.samples())
                .put(batch.body());
        return record.putInt(4, checksum(record.array(), length)).flip();
    }

    static int lengthOf(Batch batch) {
        return START + batch.body().length;
    }

    /** @param length of the whole record */
    record Outline(int length, int samples) {}

    /**
     * What the first {@link #START} bytes tell, unproved.
     *
     * @param room bytes from the record's first one to the end of the segment
     */
    static Optional<Outline> outline(ByteBuffer start, long room) {
        if (start.remaining() < START) {
            return Optional.empty();
        }
        int length = start.getInt(start.position());
        int samples = start.getInt(start.position() + HEAD + Long.BYTES);
        boolean isPossible = length >= FACTS && length <= LONGEST && HEAD + (long) length <= room && samples >= 0;
        return isPossible ? Optional.of(new Outline(HEAD + length, samples)) : Optional.empty();
    }

    /** The batch of a whole record; empty if its checksum does not match. */
    static Optional<Batch> batch(ByteBuffer record) {
        byte[] bytes = new byte[record.remaining()];
        record.duplicate().get(bytes);
        var in = ByteBuffer.wrap(bytes);
        int length = in.getInt();
        int checksum = in.getInt();
        if (length != bytes.length - HEAD || checksum != checksum(bytes, length)) {
            return Optional.empty();
        }
        Instant time = Instant.ofEpochMilli(in.getLong());
        int samples = in.getInt();
        byte[] body = new byte[in.remaining()];
        in.get(body);
        return Optional.of(new Batch(time, samples, body));
    }

    private static int checksum(byte[] record, int length) {
        var crc = new CRC32C();
        crc.update(record, 0, Integer.BYTES);
        crc.update(record, HEAD, length);
        return (int) crc.getValue();
    }
}
