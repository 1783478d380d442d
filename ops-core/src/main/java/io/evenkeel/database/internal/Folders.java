package io.evenkeel.database.internal;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Deletes a folder, or gives it to another user; symbolic links are never followed. */
public final class Folders {

    private Folders() {}

    /** Deletes the folder with all that is in it; does nothing where it is not. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        walk(folder, Files::deleteIfExists);
    }

    /** Makes the folder and all in it the given user's. Needs root. */
    static void give(Path folder, int uid, int gid) throws IOException {
        walk(folder, path -> {
            Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
        });
    }

    static int ownerOf(Path path) throws IOException {
        return (Integer) Objects.requireNonNull(Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS));
    }

    private interface Act {
        void on(Path path) throws IOException;
    }

    /** Files first, then the folder that held them. */
    private static void walk(Path folder, Act act) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                act.on(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                if (e != null) {
                    throw e;
                }
                act.on(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
