/**
 * Files of messages: fetched from Meta at receipt, kept in the object store, read by people and programs. Intake and history say which
 * files are expected; workers fetch them, any number of replicas side by side; readers get the bytes, a thumbnail, or a signed link.
 */
@NullMarked
package dev.switchboard.conversationservice.media;

import org.jspecify.annotations.NullMarked;
