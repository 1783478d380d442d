package io.evenkeel.agent.logs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The checkpoint on disk. It is written beside the old one, forced to disk and moved over it: after a crash there is the old
 * or the new one, whole.
 */
final class CheckpointFile {

    private static final String NAME = "positions";
    private static final int FORM = 1;
    private static final int HEAD = 2 * Integer.BYTES;
    private static final int LONGEST = 4 << 20;

    private final Path folder;

    CheckpointFile(Path folder) {
        this.folder = folder;
    }

    /**
     * @return empty where there is none
     * @throws IOException where it is not whole
     */
    Optional<Checkpoint> read() throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        if (Files.size(file) > LONGEST) {
            throw new IOException(file + " is larger than any");
        }
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length < HEAD
                || ByteBuffer.wrap(bytes).getInt() != FORM
                || ByteBuffer.wrap(bytes).getInt(Integer.BYTES) != sum(bytes)) {
            throw new IOException(file + " is not whole");
        }
        return Optional.of(checkpoint(new DataInputStream(new ByteArrayInputStream(bytes, HEAD, bytes.length - HEAD))));
    }

    void write(Checkpoint checkpoint) throws IOException {
        var memory = new ByteArrayOutputStream();
        var out = new DataOutputStream(memory);
        out.writeLong(0); // The head's place.
        write(checkpoint, out);
        byte[] bytes = memory.toByteArray();
        ByteBuffer.wrap(bytes).putInt(FORM).putInt(sum(bytes));
        Path next = folder.resolve(NAME + ".next");
        try (var file = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
            file.force(false);
        }
        Files.move(next, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static int sum(byte[] bytes) {
        var sum = new CRC32C();
        sum.update(bytes, HEAD, bytes.length - HEAD);
        return (int) sum.getValue();
    }

    private static void write(Checkpoint checkpoint, DataOutputStream out) throws IOException {
        out.writeLong(checkpoint.stream().getMostSignificantBits());
        out.writeLong(checkpoint.stream().getLeastSignificantBits());
        out.writeLong(checkpoint.number());
        out.writeLong(checkpoint.nextId());
        out.writeUTF(checkpoint.cursor());
        out.writeLong(checkpoint.journalSince());
        out.writeUTF(checkpoint.cursorOnItsWay());
        out.writeLong(checkpoint.droppedBytes());
        out.writeInt(checkpoint.globs().size());
        for (String glob : checkpoint.globs()) {
            out.writeUTF(glob);
        }
        out.writeInt(checkpoint.files().size());
        for (Checkpoint.File file : checkpoint.files()) {
            out.writeLong(file.id());
            out.writeUTF(file.name());
            out.writeUTF(file.path());
            out.writeLong(file.key().device());
            out.writeLong(file.key().inode());
            out.writeInt(file.print().length());
            out.writeInt(file.print().sum());
            out.writeLong(file.settled());
            out.writeLong(file.size());
            out.writeBoolean(file.rotated());
        }
        out.writeInt(checkpoint.ranges().size());
        for (Checkpoint.Range range : checkpoint.ranges()) {
            out.writeLong(range.file());
            out.writeLong(range.from());
            out.writeLong(range.to());
        }
    }

    private static Checkpoint checkpoint(DataInputStream in) throws IOException {
        var stream = new UUID(in.readLong(), in.readLong());
        long number = in.readLong();
        long nextId = in.readLong();
        String cursor = in.readUTF();
        long journalSince = in.readLong();
        String cursorOnItsWay = in.readUTF();
        long droppedBytes = in.readLong();
        Set<String> globs = new LinkedHashSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            globs.add(in.readUTF());
        }
        List<Checkpoint.File> files = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            files.add(new Checkpoint.File(
                    in.readLong(),
                    in.readUTF(),
                    in.readUTF(),
                    new FileKey(in.readLong(), in.readLong()),
                    new Fingerprint(in.readInt(), in.readInt()),
                    in.readLong(),
                    in.readLong(),
                    in.readBoolean()));
        }
        List<Checkpoint.Range> ranges = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            ranges.add(new Checkpoint.Range(in.readLong(), in.readLong(), in.readLong()));
        }
        return new Checkpoint(
                stream, number, nextId, globs, files, cursor, journalSince, ranges, cursorOnItsWay, droppedBytes);
    }
}
