package io.evenkeel.console.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A Prometheus of this host, started for the measurement. */
final class MeasuredPrometheus implements MeasuredStore {

    private static final Path PROGRAM = Path.of("/usr/bin/prometheus");

    private final Process process;
    private final ScratchFolder folder;
    private final PrometheusCalls calls;

    private MeasuredPrometheus(Process process, ScratchFolder folder, PrometheusCalls calls) {
        this.process = process;
        this.folder = folder;
        this.calls = calls;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "bench-prometheus-end"));
    }

    /** Empty where none is installed. */
    static Optional<MeasuredStore> start() throws IOException, InterruptedException {
        if (!Files.isExecutable(PROGRAM)) {
            return Optional.empty();
        }
        var folder = ScratchFolder.make("evenkeel-bench");
        URI url = URI.create("http://127.0.0.1:" + TrialServer.freePort());
        Path settings = Files.writeString(folder.path().resolve("p.yml"), "global: {scrape_interval: 1h}\n");
        Process process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "--config.file=" + settings,
                        "--storage.tsdb.path=" + folder.path().resolve("tsdb"),
                        "--web.listen-address=" + url.getAuthority(),
                        "--web.enable-remote-write-receiver",
                        "--web.enable-admin-api")
                .redirectErrorStream(true)
                .redirectOutput(folder.path().resolve("prometheus.log").toFile())
                .start();
        var store = new MeasuredPrometheus(process, folder, new PrometheusCalls(url, Optional.empty()));
        try {
            ProcessWait.until("Prometheus", process.pid(), store::isReady);
            return Optional.of(store);
        } catch (IOException | InterruptedException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private boolean isReady() throws IOException, InterruptedException {
        try {
            return calls.isReady();
        } catch (ConnectException e) {
            // It does not listen yet.
            return false;
        }
    }

    @Override
    public String name() {
        return "Prometheus";
    }

    @Override
    public PrometheusCalls calls() {
        return calls;
    }

    @Override
    public Cpu cpu() throws IOException {
        return new Cpu(ProcessUse.of(process.pid()).cpuSeconds(), 0);
    }

    /** A snapshot writes what is in memory as blocks; its files are as at rest. */
    @Override
    public void awaitRest(long day) throws IOException, InterruptedException {
        calls.takeSnapshot();
    }

    @Override
    public Map<String, Long> bytesBy() throws IOException {
        Path snapshots = folder.path().resolve("tsdb/snapshots");
        if (!Files.exists(snapshots)) {
            return Map.of();
        }
        long bytes = 0;
        try (var files = Files.walk(snapshots)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return Map.of("blocks", bytes);
    }

    @Override
    public void close() throws IOException {
        calls.close();
        TrialServer.end(process);
        folder.close();
    }
}
