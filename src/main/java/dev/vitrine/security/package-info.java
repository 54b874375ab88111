/// Who is calling and what they may do.
///
/// A request's credentials become [Presented]; the first [Verifier] that knows their kind turns
/// them into a [Proof]; [Authenticator] adds what the state database says about the user and gives
/// an [Identity], which controllers take as an argument (`Caller`, [UserDefaults]). Sub-packages
/// hold one kind of credential each; `limits` and `web` guard the HTTP side. It knows no door.
@NullMarked
package dev.vitrine.security;

import org.jspecify.annotations.NullMarked;
