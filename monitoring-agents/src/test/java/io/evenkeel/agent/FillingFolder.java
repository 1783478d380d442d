package io.evenkeel.agent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A disk in memory that has room for so many bytes, and writes the part of a record that still fits. */
final class FillingFolder implements SpoolFolder {

    private static final class File {
        private byte[] bytes = new byte[0];
    }

    private final Map<String, File> files = new HashMap<>();
    private long room;

    FillingFolder(long room) {
        this.room = room;
    }

    /** What is there now as another disk, as a process finds it that is started after the first one was killed. */
    FillingFolder copy() {
        var copy = new FillingFolder(room);
        files.forEach((name, file) -> copy.file(name).bytes = file.bytes.clone());
        return copy;
    }

    void room(long bytes) {
        room = bytes;
    }

    long used() {
        return files.values().stream().mapToLong(file -> file.bytes.length).sum();
    }

    Map<String, byte[]> contents() {
        var contents = new HashMap<String, byte[]>();
        files.forEach((name, file) -> contents.put(name, file.bytes));
        return contents;
    }

    void replace(String name, byte[] bytes) {
        file(name).bytes = bytes;
    }

    private File file(String name) {
        return files.computeIfAbsent(name, _ -> new File());
    }

    @Override
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    @Override
    public Content open(String name) {
        File file = file(name);
        return new Content() {
            @Override
            public long size() {
                return file.bytes.length;
            }

            @Override
            public ByteBuffer read(long from, int most) {
                int length = Math.clamp(file.bytes.length - from, 0, most);
                var bytes = ByteBuffer.allocate(length);
                return length == 0
                        ? bytes
                        : bytes.put(file.bytes, (int) from, length).flip();
            }

            @Override
            public void write(ByteBuffer bytes, long at) throws IOException {
                long grows = Math.max(0, at + bytes.remaining() - file.bytes.length);
                long fits = Math.clamp(room - used(), 0, grows);
                int length = (int) (bytes.remaining() - grows + fits);
                file.bytes = java.util.Arrays.copyOf(
                        file.bytes, (int) Math.max(file.bytes.length, length == 0 ? 0 : at + length));
                bytes.get(file.bytes, (int) at, length);
                if (fits < grows) {
                    throw new IOException("No space left on device");
                }
            }

            @Override
            public void truncate(long size) {
                file.bytes = java.util.Arrays.copyOf(file.bytes, (int) Math.min(size, file.bytes.length));
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void delete(String name) {
        files.remove(name);
    }

    @Override
    public void close() {}
}
