package io.evenkeel.agent.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.protocol.RecoveryAct;
import io.evenkeel.protocol.RecoveryAct.Extent;
import io.evenkeel.protocol.RecoveryNews;
import io.evenkeel.protocol.RecoveryResult;
import io.evenkeel.protocol.RecoveryResult.RepositorySpace;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** A folder of files, and a repository of restic in another one. */
final class ResticFolder implements ProtectedService {

    static final Path RESTIC = Path.of("/usr/bin/restic");

    final RecoveryHost host;
    final Path folder;
    final Path source;
    final Path data;
    private final String repository;
    private final String extra;
    private Path program = RESTIC;

    ResticFolder(Path folder) throws Exception {
        this(folder, folder.resolve("repo"), folder.resolve("repo").toString(), "");
    }

    /**
     * @param data the folder in which the repository ends up
     * @param repository as restic names it
     * @param extra more of {@code jobs.conf}
     */
    ResticFolder(Path folder, Path data, String repository, String extra) throws Exception {
        this.folder = folder;
        this.data = data;
        this.repository = repository;
        this.extra = extra;
        this.host = new RecoveryHost(folder);
        this.source = Files.createDirectories(folder.resolve("shop"));
        Files.createDirectories(restoreBelow());
        useSecret(EmptyRepository.SECRET);
        writeFiles();
        EmptyRepository.in(data);
        if (!repository.startsWith("s3:")) {
            EmptyRepository.addFolders(data);
        }
    }

    private void writeFiles() throws IOException {
        var random = new Random(7);
        for (int i = 0; i < 20; i++) {
            byte[] bytes = new byte[100_000];
            random.nextBytes(bytes);
            Files.write(source.resolve("order-" + i), bytes);
        }
        Files.writeString(Files.createDirectory(source.resolve("Größe 大小")).resolve("empty"), "");
    }

    private void allow() throws IOException {
        host.allows("""
                [restic files]
                repository = %s
                secret = %s
                path = %s
                restore-below = %s
                keep-at-least = 2
                program = %s
                %s
                """.formatted(repository, folder.resolve("secret"), source, restoreBelow(), program, extra));
    }

    @Override
    public RecoveryResult run(RecoveryAct act) {
        return host.run("restic", "files", act);
    }

    @Override
    public List<RecoveryNews> news() {
        return host.news;
    }

    @Override
    public Path restoreBelow() {
        return folder.resolve("drills");
    }

    @Override
    public void assertRestored(Path into) throws IOException {
        Path restored = into.resolve(Path.of("/").relativize(source));
        assertThat(contents(restored)).isEqualTo(contents(source)).hasSize(21);
    }

    private static Map<String, Integer> contents(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .collect(java.util.stream.Collectors.toMap(
                            file -> folder.relativize(file).toString(), ResticFolder::hash));
        }
    }

    private static int hash(Path file) {
        try {
            return java.util.Arrays.hashCode(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void changeALittle() throws IOException {
        Files.writeString(source.resolve("order-3"), "paid");
    }

    @Override
    public Extent extentOfChanges() {
        return Extent.FULL;
    }

    @Override
    public void assertRoom(Optional<RepositorySpace> space) {
        if (repository.startsWith("/")) {
            ProtectedService.super.assertRoom(space);
        } else {
            assertThat(space).isEmpty();
        }
    }

    @Override
    public String unknownCopy() {
        return "0123456789abcdef";
    }

    @Override
    public void flipAByte() throws IOException {
        try (Stream<Path> packs = Files.walk(data.resolve("data"))) {
            Path pack = packs.filter(Files::isRegularFile)
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
            assertThat(pack.toFile().setWritable(true)).isTrue();
            Bytes.flip(pack, Files.size(pack) / 2);
        }
    }

    @Override
    public void useSecret(String secret) throws IOException {
        Path file = folder.resolve("secret");
        Files.writeString(file, secret + "\n");
        Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        allow();
    }

    @Override
    public void useProgram(Path other) throws IOException {
        program = other;
        allow();
    }

    @Override
    public void loseRepository() throws IOException {
        Files.move(data, data.resolveSibling("lost"));
    }

    @Override
    public void close() {
        host.close();
    }

    /** Accidents of single bytes. */
    static final class Bytes {
        private Bytes() {}

        static void flip(Path file, long at) throws IOException {
            try (FileChannel bytes = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                var one = java.nio.ByteBuffer.allocate(1);
                bytes.read(one, at);
                one.put(0, (byte) ~one.get(0)).rewind();
                bytes.write(one, at);
            }
        }
    }
}
