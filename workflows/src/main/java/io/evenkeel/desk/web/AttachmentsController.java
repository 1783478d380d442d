package io.evenkeel.desk.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.desk.Desk;
import io.evenkeel.desk.Desk.Attachment;
import io.evenkeel.desk.Desk.Content;
import io.evenkeel.desk.Requests;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * TicketFiles of tickets. The body of a POST is the file itself. A file is answered as something to save, whatever its sender
 * called it: shown in the page it could act in its reader's name.
 */
@RestController
class AttachmentsController {
    private static final int LARGEST = 20 * 1024 * 1024;

    private final Desk desk;
    private final Requests requests;

    AttachmentsController(Desk desk, Requests requests) {
        this.desk = desk;
        this.requests = requests;
    }

    record Attachments(List<Attachment> items) {}

    @GetMapping("/api/desk/tickets/{key}/attachments")
    @Needs(Right.WORK_TICKETS)
    Attachments list(Actor actor, @PathVariable String key) {
        return new Attachments(desk.get(actor, key).attachments());
    }

    @PostMapping("/api/desk/tickets/{key}/attachments")
    @Needs(Right.WORK_TICKETS)
    ResponseEntity<Attachment> attach(
            Actor actor,
            @PathVariable String key,
            @RequestParam(defaultValue = "attachment") String name,
            @RequestParam(name = "public", defaultValue = "false") boolean isPublic,
            HttpServletRequest request)
            throws IOException {
        Attachment made = desk.attach(actor, key, name, type(request), body(request), isPublic);
        return ResponseEntity.status(HttpStatus.CREATED).body(made);
    }

    @GetMapping("/api/desk/tickets/{key}/attachments/{id}")
    @Needs(Right.WORK_TICKETS)
    ResponseEntity<byte[]> content(Actor actor, @PathVariable String key, @PathVariable UUID id) {
        return toSave(desk.content(actor, key, id));
    }

    @PostMapping("/api/desk/my-tickets/{key}/attachments")
    @Needs(Right.REQUEST_SERVICES)
    ResponseEntity<Attachment> attachMine(
            Actor actor,
            @PathVariable String key,
            @RequestParam(defaultValue = "attachment") String name,
            HttpServletRequest request)
            throws IOException {
        Attachment made = requests.attach(actor, key, name, type(request), body(request));
        return ResponseEntity.status(HttpStatus.CREATED).body(made);
    }

    @GetMapping("/api/desk/my-tickets/{key}/attachments/{id}")
    @Needs(Right.REQUEST_SERVICES)
    ResponseEntity<byte[]> contentOfMine(Actor actor, @PathVariable String key, @PathVariable UUID id) {
        return toSave(requests.content(actor, key, id));
    }

    /** Bounded while it is read: whoever sends more is not waited for. */
    private static byte[] body(HttpServletRequest request) throws IOException {
        try (InputStream in = request.getInputStream()) {
            byte[] read = in.readNBytes(LARGEST + 1);
            if (read.length > LARGEST) {
                throw new Refusal(
                        Refusal.Kind.TOO_LARGE,
                        "attachment-size",
                        "A file has at most 20 MiB. Send a smaller one.",
                        "content");
            }
            return read;
        }
    }

    private static String type(HttpServletRequest request) {
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        int end = type.indexOf(';');
        return end < 0 ? type : type.substring(0, end);
    }

    private static ResponseEntity<byte[]> toSave(Content content) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(content.attachment().name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(content.bytes());
    }
}
