package io.evenkeel.notify.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.Secrets;
import io.evenkeel.notify.internal.MailServer.Account;
import io.evenkeel.notify.internal.MailServer.Security;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The setting of the mail server. Its password goes in and to the server itself, and never anywhere else. */
@Service
public class MailServers {

    static final String PASSWORD = "notify.mail_server.password";

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Audit audit;
    private final NoticeAttempts attempts;
    private final InstantSource clock;

    MailServers(JdbcClient jdbc, Secrets secrets, Audit audit, NoticeAttempts attempts, InstantSource clock) {
        this.attempts = attempts;
        this.clock = clock;
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.audit = audit;
    }

    public Optional<MailServer> find() {
        return jdbc.sql("SELECT * FROM notify.mail_server")
                .query((row, number) -> server(row))
                .optional();
    }

    /**
     * Replaces the setting; mails that an earlier one could not deliver are tried again at once.
     *
     * @param password if empty, the stored one stays, but only for the same server and user: it must not be sent to
     *     another machine by whoever changes the address
     */
    @Transactional
    public MailServer change(
            Actor actor,
            String host,
            int port,
            Security security,
            Optional<String> user,
            Optional<String> password,
            String sender) {
        actor.mustHave(Right.EDIT_SETTINGS);
        Optional<MailServer> before = find();
        MailServer asked = new MailServer(host.strip(), port, security, Optional.empty(), sender.strip());
        MailChecks.mustBeUsable(asked, user.isPresent());
        Optional<Account> account = user.map(name -> new Account(
                name, password.map(given -> secrets.seal(PASSWORD, given)).orElseGet(() -> kept(before, asked, name))));
        MailServer server = new MailServer(asked.host(), port, security, account, asked.sender());
        store(server);
        attempts.makeDueByMail(clock.instant());
        audit.record(
                actor,
                "notify.change-mail-server",
                server.name(),
                Map.of(
                        "security", security.name(),
                        "user", user.orElse("none"),
                        "from", server.sender(),
                        "password", password.isPresent() ? "given anew" : "unchanged"));
        return server;
    }

    private static String kept(Optional<MailServer> before, MailServer asked, String user) {
        return before.filter(known -> known.host().equals(asked.host()) && known.port() == asked.port())
                .flatMap(MailServer::account)
                .filter(account -> account.user().equals(user))
                .map(Account::sealedPassword)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.INVALID,
                        "mail-password-needed",
                        "Enter the password: the server or the user is a new one.",
                        "password"));
    }

    private void store(MailServer server) {
        jdbc.sql("""
                        INSERT INTO notify.mail_server (host, port, security, user_name, sealed_password, sender)
                        VALUES (:host, :port, :security, :user, :password, :sender)
                        ON CONFLICT (only_one) DO UPDATE SET host = :host, port = :port, security = :security,
                            user_name = :user, sealed_password = :password, sender = :sender
                        """)
                .param("host", server.host())
                .param("port", server.port())
                .param("security", server.security().name())
                .param("user", server.account().map(Account::user).orElse(null))
                .param("password", server.account().map(Account::sealedPassword).orElse(null))
                .param("sender", server.sender())
                .update();
    }

    private static MailServer server(ResultSet row) throws SQLException {
        String user = row.getString("user_name");
        String password = row.getString("sealed_password");
        return new MailServer(
                row.getString("host"),
                row.getInt("port"),
                Security.valueOf(row.getString("security")),
                user == null || password == null ? Optional.empty() : Optional.of(new Account(user, password)),
                row.getString("sender"));
    }
}
