/** What people and programs note: the desk, APIs, forms on web pages, and the wordings that were shown. */
@NullMarked
package dev.switchboard.consentservice.form;

import org.jspecify.annotations.NullMarked;
