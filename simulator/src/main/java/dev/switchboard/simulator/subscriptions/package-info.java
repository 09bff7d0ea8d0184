/** Where the business wants its webhooks: whether it is subscribed at all, and addresses besides the app's own. */
@NullMarked
package dev.switchboard.simulator.subscriptions;

import org.jspecify.annotations.NullMarked;
