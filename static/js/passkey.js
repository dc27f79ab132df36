// Shows what has to do with passkeys only where the browser knows them, and says so when one fails.
if (window.PublicKeyCredential) {
  for (const element of document.querySelectorAll("[data-needs-passkey]")) element.hidden = false;
}
document.addEventListener("allauth.error", () => {
  for (const element of document.querySelectorAll("[data-passkey-failure]")) element.hidden = false;
});
