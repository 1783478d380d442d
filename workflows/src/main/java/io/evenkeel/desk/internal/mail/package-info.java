/**
 * Mail that comes in: fetched by IMAP, read within limits, recognised as a person's or a machine's, and put to the ticket
 * that it answers. Reading and recognising are pure. Nothing here sends; that does {@code notify}.
 */
@NullMarked
package io.evenkeel.desk.internal.mail;

import org.jspecify.annotations.NullMarked;
