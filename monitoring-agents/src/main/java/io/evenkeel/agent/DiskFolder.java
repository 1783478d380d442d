package io.evenkeel.agent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A spool's folder on disk, for its owner only, and held by one agent at a time. */
final class DiskFolder implements SpoolFolder {

    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel lock;

    private DiskFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** @throws IOException with a sentence, when the folder can't be used or another agent uses it */
    static DiskFolder open(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        var lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(lock)) {
            lock.close();
            throw new IOException("the spool " + folder + " is in use by another agent; give this one its own --spool");
        }
        return new DiskFolder(folder, lock);
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public List<String> names() throws IOException {
        var names = new ArrayList<String>();
        try (var files = Files.newDirectoryStream(folder)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    @Override
    public Content open(String name) throws IOException {
        return new OnDisk(FileChannel.open(
                folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private record OnDisk(FileChannel channel) implements Content {

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public ByteBuffer read(long from, int most) throws IOException {
            var bytes = ByteBuffer.allocate(Math.clamp(channel.size() - from, 0, most));
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
                // A read may give less than asked for.
            }
            return bytes.flip();
        }

        @Override
        public void write(ByteBuffer bytes, long at) throws IOException {
            long from = at;
            while (bytes.hasRemaining()) {
                from += channel.write(bytes, from);
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            channel.truncate(size);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
