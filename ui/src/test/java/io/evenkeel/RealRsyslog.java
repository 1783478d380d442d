package io.evenkeel;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A real rsyslogd that sends on what is written to its socket: by omelasticsearch as the page Logs tells people, and by omfwd. */
final class RealRsyslog implements AutoCloseable {
    private final Path socket;
    private final Process process;

    private RealRsyslog(Path socket, Process process) {
        this.socket = socket;
        this.process = process;
    }

    /** @param syslogPort to which omfwd sends octet-counted messages by TCP */
    static RealRsyslog start(Path folder, URI server, String token, int syslogPort) throws IOException {
        Path configuration = folder.resolve("rsyslog.conf");
        Path socket = folder.resolve("log");
        Files.writeString(configuration, """
                global(workDirectory="%1$s")
                module(load="imuxsock" SysSock.Use="off")
                module(load="omelasticsearch")
                input(type="imuxsock" Socket="%1$s/log")
                template(name="evenkeel" type="list") {
                  constant(value="{")  property(outname="@timestamp" name="timereported" dateFormat="rfc3339" format="jsonf")
                  constant(value=",")  property(outname="hostname" name="hostname" format="jsonf")
                  constant(value=",")  property(outname="severity" name="syslogseverity-text" format="jsonf")
                  constant(value=",")  property(outname="programname" name="programname" format="jsonf")
                  constant(value=",")  property(outname="message" name="msg" format="jsonf")
                  constant(value="}")
                }
                if $programname == "bulked" then action(type="omelasticsearch" template="evenkeel" bulkmode="on" searchType=""
                  server="127.0.0.1" serverport="%2$d" usehttps="off" uid="rsyslog" pwd="%3$s"
                  queue.type="linkedList" queue.size="10000" action.resumeRetryCount="-1")
                if $programname == "forwarded" then action(type="omfwd" target="127.0.0.1" port="%4$d" protocol="tcp"
                  TCP_Framing="octet-counted" template="RSYSLOG_SyslogProtocol23Format" action.resumeRetryCount="-1")
                """.formatted(folder, server.getPort(), token, syslogPort));
        Process process = new ProcessBuilder(
                        "rsyslogd",
                        "-n",
                        "-f",
                        configuration.toString(),
                        "-i",
                        folder.resolve("pid").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("rsyslogd.out").toFile())
                .start();
        Awaitility.await("rsyslogd listens").until(() -> Files.exists(socket));
        return new RealRsyslog(socket, process);
    }

    void log(String program, String message) throws IOException, InterruptedException {
        Process logger = new ProcessBuilder("logger", "-u", socket.toString(), "-t", program, "-p", "user.err", message)
                .inheritIO()
                .start();
        if (!logger.waitFor(10, TimeUnit.SECONDS) || logger.exitValue() != 0) {
            throw new IOException("logger did not write to " + socket);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
