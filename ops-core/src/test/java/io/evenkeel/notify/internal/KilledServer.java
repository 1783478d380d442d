package io.evenkeel.notify.internal;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A process of its own that stores a page and sends it, until it is killed. Started by {@link KillTests}. */
final class KilledServer {

    private KilledServer() {}

    /** Arguments: data folder, database's URL, user, password, and {@code store} or {@code send}. */
    public static void main(String[] arguments) throws InterruptedException {
        var database = new DriverManagerDataSource(arguments[1], arguments[2], arguments[3]);
        NotifyRoom room = NotifyRoom.on(Path.of(arguments[0]), database);
        room.send(NotifyRoom.mail("page/1"));
        System.out.println("stored");
        System.out.flush();
        if (arguments[4].equals("send")) {
            room.rooms.get(Sender.class).start();
        }
        new CountDownLatch(1).await();
    }
}
