package io.evenkeel.desk.internal.mail;

import io.evenkeel.desk.Mailbox.Security;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** An open IMAP folder. Reading a mail changes nothing there; it is marked as seen when it is told to be. */
public final class ImapBox implements AutoCloseable {
    private final Store store;
    private final Folder folder;

    private ImapBox(Store store, Folder folder) {
        this.store = store;
        this.folder = folder;
    }

    /** A mail in the folder. */
    public record Lying(long uid, Message message) {}

    public static ImapBox open(Box box, String password, Duration timeout) throws MessagingException {
        Store store = Session.getInstance(settings(box, timeout)).getStore("imap");
        try {
            store.connect(box.host(), box.port(), box.user(), password);
            Folder folder = store.getFolder(box.folder());
            folder.open(Folder.READ_WRITE);
            return new ImapBox(store, folder);
        } catch (MessagingException failed) {
            store.close();
            throw failed;
        }
    }

    private static Properties settings(Box box, Duration timeout) {
        String millis = Long.toString(timeout.toMillis());
        Properties settings = new Properties();
        settings.setProperty("mail.imap.connectiontimeout", millis);
        settings.setProperty("mail.imap.timeout", millis);
        settings.setProperty("mail.imap.writetimeout", millis);
        settings.setProperty("mail.imap.fetchsize", Integer.toString(1024 * 1024));
        settings.setProperty("mail.imap.ssl.enable", Boolean.toString(box.security() == Security.TLS));
        settings.setProperty("mail.imap.starttls.enable", Boolean.toString(box.security() == Security.STARTTLS));
        // Required, or whoever sits between could take the offer out and read the password.
        settings.setProperty("mail.imap.starttls.required", Boolean.toString(box.security() == Security.STARTTLS));
        settings.setProperty("mail.imap.ssl.checkserveridentity", "true");
        return settings;
    }

    public long uidValidity() throws MessagingException {
        return ((UIDFolder) folder).getUIDValidity();
    }

    /**
     * What is to be read, the oldest first: everything after {@code lastUid}, seen or not, since a person may have looked
     * at it; and all that is unseen.
     */
    public List<Lying> waiting(Optional<Long> lastUid, int most) throws MessagingException {
        var byUid = new TreeMap<Long, Message>();
        for (Message unseen : asked(folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false)))) {
            byUid.put(((UIDFolder) folder).getUID(unseen), unseen);
        }
        if (lastUid.isPresent()) {
            Message[] newer = ((UIDFolder) folder).getMessagesByUID(lastUid.get() + 1, UIDFolder.LASTUID);
            for (Message each : asked(newer)) {
                long uid = ((UIDFolder) folder).getUID(each);
                if (uid > lastUid.get()) {
                    byUid.put(uid, each);
                }
            }
        }
        return byUid.entrySet().stream()
                .map(each -> new Lying(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingLong(Lying::uid))
                .limit(most)
                .toList();
    }

    /** Number and size of all of them with one question: one for each would be a way to the server and back. */
    private List<Message> asked(Message[] messages) throws MessagingException {
        var wanted = new FetchProfile();
        wanted.add(UIDFolder.FetchProfileItem.UID);
        wanted.add(FetchProfile.Item.SIZE);
        folder.fetch(messages, wanted);
        return Arrays.asList(messages);
    }

    /** The mail as it lies there. */
    public static byte[] whole(Lying lying) throws MessagingException, IOException {
        peek(lying);
        var bytes = new ByteArrayOutputStream(Math.max(1_024, lying.message().getSize()));
        lying.message().writeTo(bytes);
        return bytes.toByteArray();
    }

    /** Only its headers, for one that is too large. */
    public static byte[] headers(Lying lying) throws MessagingException {
        peek(lying);
        var text = new StringBuilder();
        for (Header header : Collections.list(lying.message().getAllHeaders())) {
            String name = header.getName();
            if (!name.regionMatches(true, 0, "Content-", 0, "Content-".length())) {
                text.append(name).append(": ").append(header.getValue()).append("\r\n");
            }
        }
        return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void peek(Lying lying) {
        if (lying.message() instanceof IMAPMessage mail) {
            mail.setPeek(true);
        }
    }

    public void seen(List<Lying> lying) throws MessagingException {
        if (!lying.isEmpty()) {
            folder.setFlags(
                    lying.stream().map(Lying::message).toArray(Message[]::new), new Flags(Flags.Flag.SEEN), true);
        }
    }

    @Override
    public void close() throws MessagingException {
        try (store) {
            folder.close(false);
        }
    }
}
