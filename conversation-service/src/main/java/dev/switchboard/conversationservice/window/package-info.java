/**
 * Service windows: until when free-form answers are allowed in a conversation. {@link
 * dev.switchboard.conversationservice.window.WindowRules} decides, {@link
 * dev.switchboard.conversationservice.window.ServiceWindows} keeps, the sweep announces what time alone brings.
 */
@NullMarked
package dev.switchboard.conversationservice.window;

import org.jspecify.annotations.NullMarked;
