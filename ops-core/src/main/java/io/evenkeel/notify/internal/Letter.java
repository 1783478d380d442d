package io.evenkeel.notify.internal;

import io.evenkeel.notify.Enclosures.Enclosure;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.Notice.Post;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A notice as a mail: plain text in UTF-8 with a link that only opens a page. Its {@code Message-ID} comes from the
 * notice's key, so that a mail that had to be sent twice is recognised as one.
 */
final class Letter extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    /** What a notice about a report begins its subject with; its id follows. */
    private static final String REPORT = "report/";

    private final String messageId;

    private Letter(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /** @param console where the console is; empty if it is not known, then there is no link */
    static Letter of(
            Session session,
            Notice notice,
            Instant createdAt,
            String sender,
            String console,
            Optional<Enclosure> enclosure)
            throws MessagingException {
        Optional<Post> post = notice.post();
        Letter letter = new Letter(session, post.map(Post::messageId).orElseGet(() -> messageId(notice.key(), sender)));
        letter.setFrom(new InternetAddress(sender, true));
        letter.setRecipient(Message.RecipientType.TO, new InternetAddress(notice.address(), true));
        letter.setSubject(notice.subject(), UTF_8);
        letter.setSentDate(Date.from(createdAt));
        letter.say(lines(post.isPresent() ? notice.text() : text(notice, console)), enclosure);
        if (post.map(Post::automatic).orElse(true)) {
            // Asks out-of-office robots not to answer (RFC 3834 §5).
            letter.setHeader("Auto-Submitted", post.isPresent() ? "auto-replied" : "auto-generated");
        }
        if (post.isPresent()) {
            letter.threaded(post.get());
        }
        letter.saveChanges();
        return letter;
    }

    private void say(String words, Optional<Enclosure> enclosure) throws MessagingException {
        if (enclosure.isEmpty()) {
            setText(words, UTF_8);
            return;
        }
        var text = new MimeBodyPart();
        text.setText(words, UTF_8);
        Enclosure file = enclosure.get();
        var attached = new MimeBodyPart();
        attached.setDataHandler(new DataHandler(new ByteArrayDataSource(file.content(), file.type())));
        attached.setFileName(file.name());
        attached.setDisposition(Part.ATTACHMENT);
        setContent(new MimeMultipart(text, attached));
    }

    private void threaded(Post post) throws MessagingException {
        for (Map.Entry<String, String> header : post.headers().entrySet()) {
            setHeader(header.getKey(), header.getValue());
        }
        if (!post.references().isEmpty()) {
            setHeader("In-Reply-To", post.references().getLast());
            setHeader("References", String.join("\r\n ", post.references()));
        }
        if (post.replyTo().isPresent()) {
            setReplyTo(new InternetAddress[] {new InternetAddress(post.replyTo().get(), true)});
        }
    }

    static String messageId(String key, String sender) {
        return "<" + digest(key) + sender.substring(sender.indexOf('@')) + ">";
    }

    /** Names a message to the outside, always the same for the same key. */
    static String digest(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }

    static String text(Notice notice, String console) {
        return console.isEmpty() ? notice.text() : """
                %s

                --\s
                %s
                The link only opens the page. 链接只打开页面。
                """.formatted(notice.text(), link(console, notice.about()));
    }

    /** Text ends its lines with CR LF, also inside base64 (RFC 2046 §4.1.1). */
    private static String lines(String text) {
        return text.lines().collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    static String link(String console, String about) {
        String root = console.endsWith("/") ? console.substring(0, console.length() - 1) : console;
        if (about.startsWith(REPORT)) {
            return root + "/reports/" + URLEncoder.encode(about.substring(REPORT.length()), StandardCharsets.UTF_8);
        }
        String key = URLEncoder.encode(about, StandardCharsets.UTF_8);
        return root
                + switch (about.replaceFirst("-.*", "")) {
                    case "INC" -> "/incidents/" + key;
                    case "TIC" -> "/desk/" + key;
                    case "CHG" -> "/changes/" + key;
                    case "PRB" -> "/problems/" + key;
                    case "RES" -> "/resources/" + key;
                    case "handover" -> "/oncall/handover";
                    default -> "/now";
                };
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
