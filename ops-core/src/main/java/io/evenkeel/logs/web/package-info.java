/** Log lines over HTTP: searched by the console's own API, taken in by the bulk API of Elasticsearch. */
@NullMarked
package io.evenkeel.logs.web;

import org.jspecify.annotations.NullMarked;
