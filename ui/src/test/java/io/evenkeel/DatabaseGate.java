package io.evenkeel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A fixed address before a PostgreSQL that comes back on another port. While it leads nowhere, connections break off. */
final class DatabaseGate implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1:(\\d+)");

    private final ServerSocket gate;
    private final DriverManagerDataSource behind;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final AtomicInteger broken = new AtomicInteger();
    private volatile int port;

    private DatabaseGate(ServerSocket gate, DriverManagerDataSource behind) {
        this.gate = gate;
        this.behind = behind;
        this.port = portOf(behind);
    }

    static DatabaseGate before(DriverManagerDataSource database) throws IOException {
        var made = new DatabaseGate(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), database);
        Thread.ofVirtual().name("gate").start(made::accept);
        return made;
    }

    /** The database by the gate's address. */
    DriverManagerDataSource dataSource() {
        String url =
                String.valueOf(behind.getUrl()).replace(":" + portOf(behind) + "/", ":" + gate.getLocalPort() + "/");
        return new DriverManagerDataSource(
                url, String.valueOf(behind.getUsername()), String.valueOf(behind.getPassword()));
    }

    void leadTo(DriverManagerDataSource database) {
        port = portOf(database);
    }

    /** From now on it leads nowhere, and what passed it is broken off. */
    void closeAll() throws IOException {
        port = 0;
        for (Socket socket = open.poll(); socket != null; socket = open.poll()) {
            socket.close();
        }
    }

    private static int portOf(DriverManagerDataSource database) {
        Matcher found = PORT.matcher(String.valueOf(database.getUrl()));
        if (!found.find()) {
            throw new IllegalArgumentException("no port in " + database.getUrl());
        }
        return Integer.parseInt(found.group(1));
    }

    private void accept() {
        while (!gate.isClosed()) {
            try {
                Socket caller = gate.accept();
                if (port == 0) {
                    caller.close();
                    continue;
                }
                Socket called = new Socket(InetAddress.getLoopbackAddress(), port);
                open.add(caller);
                open.add(called);
                pass(caller, called);
                pass(called, caller);
            } catch (IOException away) {
                // The database is away: whoever called finds out by the connection that ends.
                broken.incrementAndGet();
            }
        }
    }

    private void pass(Socket from, Socket to) {
        Thread.ofVirtual().start(() -> {
            try (from;
                    to;
                    InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                in.transferTo(out);
            } catch (IOException ended) {
                broken.incrementAndGet();
            }
        });
    }

    @Override
    public void close() throws IOException {
        gate.close();
        closeAll();
    }
}
